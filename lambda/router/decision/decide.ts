import { AUTO } from '../../../policy/candidates';
import type { Policy } from '../../../policy/route-table';
import type { RouterConfig } from '../config/router-config';
import type { ApiError } from '../contract/api-error';
import type { Asked } from '../request/asked';
import type { Caller } from '../request/caller';
import { type Classification, classify } from '../request/classify/classify';
import type { Reading } from '../request/read-request';
import { type Choice, choose } from './choose';
import { type Opinion, withOpinion } from './opinion/opinion';

/** What will happen with one request to a model, and the reasons for it. */
export type Decision<A extends Asked = Asked> = {
  /** A model of the deployment, `auto`, or `unknown`: any other name is text of the caller, which no record keeps. */
  readonly requestedModel: string;
  readonly classification: Classification;
} & (
  | (Choice & { readonly asked: A })
  /** The request ended while a second opinion was awaited: nothing was chosen. */
  | (Choice & { readonly asked: A; readonly order: readonly []; readonly stopped: true })
  /** The request could not be understood. */
  | (Choice & { readonly asked?: undefined; readonly refusal: ApiError })
);

/**
 * Classifies with the second opinion, where there is one, and chooses. Chooses nothing if the request ended before there
 * was one: its class is then not known to its end. Pure: the same reading, opinion, caller and
 * configuration give the same decision.
 */
export function decide<A extends Asked>(
  config: RouterConfig,
  policy: Policy,
  caller: Caller,
  reading: Reading<A>,
  opinion?: Opinion | 'stopped',
): Decision<A> {
  if (reading.refusal) {
    const { classification, refusal } = reading;
    return { requestedModel: 'unknown', classification, candidates: [], order: [], refusal };
  }
  const { asked } = reading;
  const known = asked.model === AUTO || policy.models.some(({ name }) => name === asked.model);
  const requestedModel = known ? asked.model : 'unknown';
  if (opinion === 'stopped') {
    const { classification } = reading;
    return { requestedModel, classification, asked, candidates: [], order: [], stopped: true };
  }
  const classification = opinion ? reclassify(config, caller, reading, opinion) : reading.classification;
  const choice = choose(config, policy, caller, classification, asked, reading.strictModel);
  return { ...choice, requestedModel, classification, asked };
}

function reclassify(
  { secondOpinion }: RouterConfig,
  { floor }: Caller,
  { declared, detected }: Exclude<Reading<Asked>, { readonly refusal: ApiError }>,
  opinion: Opinion,
): Classification {
  return classify({
    floor,
    declared,
    detected: withOpinion(detected, opinion, secondOpinion?.classes ?? {}),
  });
}
