import { asksOpinion } from '../../../../policy/second-opinion';
import { AwsError } from '../../../aws/aws-json';
import type { RouterConfig } from '../../config/router-config';
import type { LogEntry } from '../../contract/log';
import { textsOf } from '../../request/classify/texts';
import type { Reading } from '../../request/read-request';
import type { DetectPersonalData } from './comprehend';
import type { Opinion } from './opinion';

/** External dependencies of a second opinion. */
export interface OpinionPorts {
  /** The service that gives second opinions. @default none; a configuration with a second opinion then gets `failed` */
  readonly detectPersonalData?: DetectPersonalData;
  readonly log: (entry: LogEntry) => void;
}

/**
 * Gets a second opinion about one request; `undefined` where the request needs none. The class that the request has
 * without it decides whether its texts may be sent to the service (I2). Never rejects, and takes no longer than the
 * configuration allows. Every failure gives `failed`.
 */
export async function requestOpinion(
  { lane, ceilings, secondOpinion }: RouterConfig,
  { detectPersonalData, log }: OpinionPorts,
  reading: Reading<unknown>,
  decisionId: string,
  stop: AbortSignal,
): Promise<Opinion | undefined> {
  if (!secondOpinion || reading.refusal) return undefined;
  if (!asksOpinion(lane, reading.classification.effective, ceilings, secondOpinion.classes)) return undefined;
  try {
    if (!detectPersonalData)
      throw new TypeError('the configuration has a second opinion, and the router has no service for it');
    const signal = AbortSignal.any([stop, AbortSignal.timeout(secondOpinion.timeoutMs)]);
    return await detectPersonalData(textsOf(reading.body), signal);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const status = error instanceof AwsError ? error.status : undefined;
    if (!stop.aborted) log({ event: 'second-opinion-failed', lane, decisionId, error: name, status });
    return 'failed';
  }
}
