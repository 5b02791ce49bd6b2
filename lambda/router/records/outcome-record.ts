import type { Boundary, Host } from '../../../policy/boundary';
import type { Lane } from '../../../policy/lane';
import type { ErrorCode } from '../api/errors';
import type { FinishReason } from '../chat';
import type { RouterConfig, RouterModel } from '../config/router-config';
import type { Attempt } from '../failover';
import type { Caller } from '../identity/caller';
import type { Tally } from '../tally';

/**
 * `complete`: the whole answer was handed over. `partial`: some of it, then it broke or the client went.
 * `failed`: none of it. `refused`: no model was called.
 */
export type OutcomeKind = 'complete' | 'partial' | 'refused' | 'failed';

/** What then happened: one for every decision record, with the same id. Holds no text of the answer. */
export interface OutcomeRecord {
  readonly schema: 'hybrid-llm/outcome/1';
  readonly decisionId: string;
  /** UTC, ISO 8601, milliseconds: when the answer ended. */
  readonly time: string;
  readonly deployment: string;
  readonly lane: Lane;
  readonly caller: string;
  readonly outcome: OutcomeKind;
  /** The code of the error the client was given, `client_gone` where it left; `null` where all went well. */
  readonly error: ErrorCode | 'client_gone' | null;
  /** Every call that was made, in order, the one that answered included. */
  readonly attempts: readonly Attempt[];
  /** The model that answered; with it host, boundary and the regions it may have been processed in. */
  readonly model: string | null;
  readonly host: Host | null;
  readonly boundary: Boundary | null;
  readonly regions: readonly string[];
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly finishReason: FinishReason | null;
  /** From the request's arrival, milliseconds. */
  readonly firstEventMs: number | null;
  readonly totalMs: number;
  /** Keyed digest of the answer as far as it was produced; `null` where there was none, or no key. */
  readonly answerDigest: string | null;
}

/** How a request ended. */
export interface End {
  /** The HTTP status the client was given. */
  readonly status: number;
  readonly outcome: OutcomeKind;
  readonly error: OutcomeRecord['error'];
  readonly attempts: readonly Attempt[];
  /** The model that answered, and what was seen of its answer. */
  readonly model?: RouterModel;
  readonly tally?: Tally;
}

/** What an outcome record is made from, besides the end itself. */
export interface OutcomeFacts {
  readonly decisionId: string;
  readonly time: Date;
  readonly config: RouterConfig;
  readonly caller: Caller;
  readonly firstEventMs: number | undefined;
  readonly totalMs: number;
  readonly answerDigest: string | null;
}

export function outcomeRecord(end: End, facts: OutcomeFacts): OutcomeRecord {
  const { model, tally } = end;
  return {
    schema: 'hybrid-llm/outcome/1',
    decisionId: facts.decisionId,
    time: facts.time.toISOString(),
    deployment: facts.config.deployment,
    lane: facts.config.lane,
    caller: facts.caller.name,
    outcome: end.outcome,
    error: end.error,
    attempts: end.attempts,
    model: model?.name ?? null,
    host: model?.host ?? null,
    boundary: model?.boundary ?? null,
    regions: model?.regions ?? [],
    inputTokens: tally?.usage?.inputTokens ?? null,
    outputTokens: tally?.usage?.outputTokens ?? null,
    finishReason: tally?.finish ?? null,
    firstEventMs: facts.firstEventMs ?? null,
    totalMs: facts.totalMs,
    answerDigest: facts.answerDigest,
  };
}
