import { needsOpinion } from '../../../../policy/second-opinion';
import { AwsError } from '../../../aws/aws-json';
import { nameOf } from '../../../aws/error-name';
import type { RouterConfig } from '../../config/router-config';
import type { LogEntry } from '../../contract/log';
import type { Asked } from '../../request/asked';
import type { Classification } from '../../request/classify/classify';
import type { Reading } from '../../request/read-request';
import type { DetectPersonalData } from './comprehend';
import type { Opinion } from './opinion';

/** External dependencies of a second opinion. */
export interface OpinionPorts {
  /** The service that gives second opinions. @default none; a configuration with a second opinion then gets `failed` */
  readonly detectPersonalData?: DetectPersonalData;
  readonly log: (entry: LogEntry) => void;
}

/** The part of a request's journal that a second opinion needs. */
export interface OpinionJournal {
  readonly decisionId: string;
  /** Resolves to whether the audit stream accepted the record of the call. Never rejects. */
  opinionAsked(service: Service, classification: Classification, asked: Asked): Promise<boolean>;
}

type Service = NonNullable<RouterConfig['secondOpinion']>['service'];

/** The end of the request, where it comes early. */
interface Stop {
  /** Set when the request has been ended. */
  readonly reason: unknown;
  readonly signal: AbortSignal;
}

/**
 * Gets a second opinion about one request; `undefined` where the request needs none. The class that the request has
 * without it decides whether its texts may be sent to the service (I2). They leave the account, so the record of the
 * call is accepted first (I8); `not-recorded` where it is not, and then nothing is sent. `stopped` where the request
 * ended before there was an opinion. Never rejects. The calls take no longer than the configuration allows. Every
 * failure of the service gives `failed`.
 */
export async function requestOpinion(
  { lane, ceilings, secondOpinion }: RouterConfig,
  { detectPersonalData, log }: OpinionPorts,
  reading: Reading<Asked>,
  journal: OpinionJournal,
  stop: Stop,
): Promise<Opinion | 'stopped' | 'not-recorded' | undefined> {
  if (!secondOpinion || reading.refusal) return undefined;
  const { classification, asked, texts } = reading;
  if (!needsOpinion(lane, classification.effective, ceilings, secondOpinion.classes)) return undefined;
  if (stop.reason) return 'stopped';
  try {
    if (!detectPersonalData)
      throw new TypeError('the configuration has a second opinion, and the router has no service for it');
    if (!(await journal.opinionAsked(secondOpinion.service, classification, asked))) return 'not-recorded';
    if (stop.reason) return 'stopped';
    return await within(secondOpinion.timeoutMs, stop.signal, (signal) => detectPersonalData(texts, signal));
  } catch (error) {
    if (stop.reason) return 'stopped';
    const { error: name } = nameOf(error);
    const status = error instanceof AwsError ? error.status : undefined;
    log({ event: 'second-opinion-failed', lane, decisionId: journal.decisionId, error: name, status });
    return 'failed';
  }
}

/**
 * Calls with a signal that aborts after `ms` milliseconds, or when the request ends. Not `AbortSignal.any` with
 * `AbortSignal.timeout`: Node.js 20 may collect the time-out as garbage before it fires.
 */
async function within<T>(
  ms: number,
  ended: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const end = () => own.abort();
  const timer = setTimeout(end, ms);
  ended.addEventListener('abort', end, { once: true });
  try {
    return await call(own.signal);
  } finally {
    clearTimeout(timer);
    ended.removeEventListener('abort', end);
  }
}
