import { needsOpinion } from '../../../../policy/second-opinion';
import { AwsError } from '../../../aws/aws-json';
import type { RouterConfig } from '../../config/router-config';
import type { LogEntry } from '../../contract/log';
import type { Classification } from '../../request/classify/classify';
import { textsOf } from '../../request/classify/texts';
import type { AskedChat } from '../../request/read-chat';
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
  opinionAsked(service: Service, classification: Classification, asked: AskedChat): Promise<boolean>;
}

type Service = NonNullable<RouterConfig['secondOpinion']>['service'];

/**
 * Gets a second opinion about one request; `undefined` where the request needs none. The class that the request has
 * without it decides whether its texts may be sent to the service (I2). They leave the account, so the record of the
 * call is accepted first (I8); `not-recorded` where it is not, and then nothing is sent. Never rejects. The calls take
 * no longer than the configuration allows. Every failure of the service gives `failed`.
 */
export async function requestOpinion(
  { lane, ceilings, secondOpinion }: RouterConfig,
  { detectPersonalData, log }: OpinionPorts,
  reading: Reading<AskedChat>,
  journal: OpinionJournal,
  stop: { readonly reason: unknown; readonly signal: AbortSignal },
): Promise<Opinion | 'not-recorded' | undefined> {
  if (!secondOpinion || reading.refusal) return undefined;
  const { classification, asked, body } = reading;
  if (!needsOpinion(lane, classification.effective, ceilings, secondOpinion.classes)) return undefined;
  try {
    if (!detectPersonalData)
      throw new TypeError('the configuration has a second opinion, and the router has no service for it');
    if (!(await journal.opinionAsked(secondOpinion.service, classification, asked))) return 'not-recorded';
    stop.signal.throwIfAborted();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(secondOpinion.timeoutMs)]);
    return await detectPersonalData(textsOf(body), signal);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const status = error instanceof AwsError ? error.status : undefined;
    const { decisionId } = journal;
    if (!stop.reason) log({ event: 'second-opinion-failed', lane, decisionId, error: name, status });
    return 'failed';
  }
}
