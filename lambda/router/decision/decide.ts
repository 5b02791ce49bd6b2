import { AUTO } from '../../../policy/candidates';
import type { Policy } from '../../../policy/route-table';
import type { RouterConfig } from '../config/router-config';
import type { ApiError } from '../contract/api-error';
import type { Caller } from '../request/caller';
import { type Classification, classify } from '../request/classify/classify';
import type { AskedChat } from '../request/read-chat';
import type { Reading } from '../request/read-request';
import { type Choice, choose } from './choose';
import { type Opinion, withOpinion } from './opinion/opinion';

/** What is to happen with one chat request, and everything that rests on. */
export type Decision = {
  /** A model of the deployment, `auto`, or `unknown`: a name that means nothing here is text, and not kept. */
  readonly requestedModel: string;
  readonly classification: Classification;
} & (
  | (Choice & { readonly asked: AskedChat })
  /** The request could not be understood. */
  | (Choice & { readonly asked?: undefined; readonly refusal: ApiError })
);

/**
 * Classify with the second opinion, if one was asked, and choose. Pure: the same reading, opinion, caller and
 * configuration give the same decision.
 */
export function decide(
  config: RouterConfig,
  policy: Policy,
  caller: Caller,
  reading: Reading<AskedChat>,
  opinion?: Opinion,
): Decision {
  if (reading.refusal) {
    const { classification, refusal } = reading;
    return { requestedModel: 'unknown', classification, candidates: [], order: [], refusal };
  }
  const { asked } = reading;
  const classification = opinion ? reclassify(config, caller, reading, opinion) : reading.classification;
  const choice = choose(config, policy, caller, classification, asked);
  const known = asked.model === AUTO || policy.models.some(({ name }) => name === asked.model);
  return { ...choice, requestedModel: known ? asked.model : 'unknown', classification, asked };
}

function reclassify(
  { secondOpinion }: RouterConfig,
  { floor }: Caller,
  { declared, detected }: Exclude<Reading<AskedChat>, { readonly refusal: ApiError }>,
  opinion: Opinion,
): Classification {
  return classify({
    floor,
    declared,
    detected: withOpinion(detected, opinion, secondOpinion?.classes ?? {}),
  });
}
