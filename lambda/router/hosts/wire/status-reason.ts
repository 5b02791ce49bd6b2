import type { HostErrorReason } from '../../contract/chat';
import { saysTooLong } from './too-long';

/** The reason for an HTTP status, where the host named no known error. */
export function statusReason(status: number): HostErrorReason {
  const known = STATUS_REASONS[status];
  if (known) return known;
  if (status >= 500) return 'failed';
  return status >= 400 ? 'rejected' : 'malformed';
}

/** The same, where the refusal has a message that may say that the request is too long. */
export function refusalReason(status: number, words: string): HostErrorReason {
  const reason = statusReason(status);
  return reason === 'rejected' && saysTooLong(words) ? 'too-long' : reason;
}

const STATUS_REASONS: Readonly<Record<number, HostErrorReason>> = {
  401: 'denied',
  403: 'denied',
  404: 'denied',
  408: 'timeout',
  424: 'failed',
  429: 'throttled',
  503: 'not-ready',
  504: 'timeout',
};
