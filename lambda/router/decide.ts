import { AUTO } from '../../policy/candidates';
import type { Policy } from '../../policy/route-table';
import { ApiError } from './api/api-error';
import { decodeJson } from './api/decode-json';
import { type AskedChat, readChat } from './api/read-chat';
import { type Choice, choose } from './choose';
import { type Classification, classify } from './classify/classify';
import { declaredByHeader } from './classify/declared';
import { detectedIn } from './classify/detected';
import type { RouterConfig } from './config/router-config';
import type { RouterRequest } from './http';
import type { Caller } from './identity/caller';

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

/** Parse, detect, classify, choose. Pure: the same request, caller and configuration give the same decision. */
export function decide(
  config: RouterConfig,
  policy: Policy,
  caller: Caller,
  request: Pick<RouterRequest, 'headers' | 'body'>,
): Decision {
  const { floor } = caller;
  const header = refusalOr(() => declaredByHeader(request.headers));
  const json = refusalOr(() => decodeJson(request.body, config.limits.bodyBytes));
  const body = json instanceof ApiError ? json : refusalOr(() => readChat(json));
  if (header instanceof ApiError) return unread(classify({ floor, declared: ['unknown'] }), header);
  if (body instanceof ApiError) return unread(classify({ floor, declared: [header] }), body);
  const detected = detectedIn(json, config.entityClasses);
  const classification = classify({ floor, declared: [header, body.declared], detected });
  const choice = choose(config, policy, caller, classification, body);
  const known = body.model === AUTO || policy.models.some(({ name }) => name === body.model);
  return { ...choice, requestedModel: known ? body.model : 'unknown', classification, asked: body };
}

/** The decision on a request that could not be understood. */
const unread = (classification: Classification, refusal: ApiError): Decision => ({
  requestedModel: 'unknown',
  classification,
  candidates: [],
  order: [],
  refusal,
});

/** The value, or the refusal it was thrown as. */
function refusalOr<T>(read: () => T): T | ApiError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
