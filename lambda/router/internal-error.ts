import type { Lane } from '../../policy/lane';
import type { LogEntry } from './log';

/**
 * A fault of ours as a log line: the error's class and where it was thrown. Not its message, which may quote the
 * request (I7).
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
