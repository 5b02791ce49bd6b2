import type { Boundary } from '../../../policy/boundary';
import type { DataClass } from '../../../policy/data-class';
import type { Lane } from '../../../policy/lane';
import type { HostErrorReason } from './chat';
import type { ErrorCode } from './errors';
import type { Attempt, Outcome } from './outcome';

/**
 * Every line that the router may log, field by field. The types are the allow-list: no field can hold text of a request
 * or an answer (I7).
 */
export type LogEntry =
  /** One for each request. */
  | {
      readonly event: 'request';
      readonly lane: Lane;
      /** API Gateway's, as in its access log. */
      readonly requestId: string;
      readonly status: number;
      readonly totalMs: number;
      readonly code?: ErrorCode | 'client_gone';
      readonly decisionId?: string;
      readonly caller?: string;
      readonly dataClass?: DataClass;
      readonly model?: string;
      readonly boundary?: Boundary;
      readonly outcome?: Outcome;
      readonly tried?: readonly { readonly model: string; readonly reason: Attempt['reason'] }[];
      readonly firstEventMs?: number;
      /** How long the audit stream took to accept the decision. */
      readonly auditMs?: number;
      readonly inputTokens?: number;
      readonly outputTokens?: number;
      readonly cachedTokens?: number;
      readonly cacheWriteTokens?: number;
      readonly reasoningTokens?: number;
    }
  /** An alarm watches this one. */
  | {
      readonly event: 'audit-write-failed';
      readonly lane: Lane;
      readonly record: 'second-opinion' | 'decision' | 'outcome';
      readonly decisionId: string;
      /** The name of the error's class, never its message. */
      readonly error: string;
    }
  /** The second opinion failed, so the request counted as restricted. An alarm watches this one. */
  | {
      readonly event: 'second-opinion-failed';
      readonly lane: Lane;
      readonly decisionId: string;
      /** The name of the error's class, never its message. */
      readonly error: string;
      /** The HTTP status, where the service returned an error. */
      readonly status?: number;
    }
  /**
   * A model broke its answer off after it had begun, or the time of the answer ended: the caller got an error. An alarm
   * watches this one.
   */
  | {
      readonly event: 'answer-broken';
      readonly lane: Lane;
      readonly decisionId: string;
      readonly model: string;
      readonly reason: HostErrorReason;
    }
  /** A call found a model that was starting, scaled to zero or without capacity. An alarm watches this one. */
  | {
      readonly event: 'model-not-ready';
      readonly lane: Lane;
      readonly decisionId: string;
      readonly model: string;
    }
  /** An error of the router itself: its place in the code, without the error's message. */
  | {
      readonly event: 'internal-error';
      readonly lane: Lane;
      readonly error: string;
      readonly frames: readonly string[];
    };

/**
 * An error of the router as a log line: the error's class and where it was thrown. Without its message, which may quote
 * the request (I7).
 */
export function internalError(error: unknown, lane: Lane): LogEntry {
  if (!(error instanceof Error)) return { event: 'internal-error', lane, error: typeof error, frames: [] };
  const stack = error.stack ?? '';
  const head = `${error.name}: ${error.message}`;
  const frames = (stack.startsWith(head) ? stack.slice(head.length) : '')
    .split('\n')
    .map((line) => line.trim());
  return { event: 'internal-error', lane, error: error.name, frames: frames.filter(Boolean).slice(0, 10) };
}
