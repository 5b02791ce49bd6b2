import { needsOpinion } from '../../../../policy/second-opinion';
import { AwsError } from '../../../aws/aws-json';
import type { RouterConfig } from '../../config/router-config';
import type { LogEntry } from '../../contract/log';
import { textsOf } from '../../request/classify/texts';
import type { Reading } from '../../request/read-request';
import type { AskAbout } from './comprehend';
import type { Opinion } from './opinion';

/** What a second opinion needs from outside. */
export interface OpinionPorts {
  /** Gives second opinions. @default none; a configuration that wants one then gets `failed` */
  readonly askAbout?: AskAbout;
  readonly log: (entry: LogEntry) => void;
}

/**
 * A second opinion about one request; `undefined` where none is asked. The class the request has without it says
 * whether its texts may travel that far (I2). Never rejects, and takes no longer than the configuration allows: no
 * answer is `failed`.
 */
export async function askOpinion(
  { lane, ceilings, secondOpinion }: RouterConfig,
  { askAbout, log }: OpinionPorts,
  reading: Reading,
  decisionId: string,
  stop: AbortSignal,
): Promise<Opinion | undefined> {
  if (!secondOpinion || reading.refusal) return undefined;
  if (!needsOpinion(lane, reading.classification.effective, ceilings, secondOpinion.classes))
    return undefined;
  try {
    if (!askAbout) throw new TypeError('a second opinion is configured, and nobody to give it');
    const signal = AbortSignal.any([stop, AbortSignal.timeout(secondOpinion.timeoutMs)]);
    return await askAbout(textsOf(reading.body), signal);
  } catch (error) {
    const name = error instanceof Error ? error.name : typeof error;
    const status = error instanceof AwsError ? error.status : undefined;
    if (!stop.aborted) log({ event: 'second-opinion-failed', lane, decisionId, error: name, status });
    return 'failed';
  }
}
