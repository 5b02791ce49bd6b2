import type { RouterConfig } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { RouterRequest } from '../contract/http';
import type { Caller } from './caller';
import { type Classification, classify } from './classify/classify';
import { type Declared, declaredByHeader } from './classify/declared';
import { type Detected, detectedIn } from './classify/detected';
import { decodeJson } from './decode-json';

/** What one request says, and what is known of it without asking anybody. */
export type Reading<A> = { readonly classification: Classification } & (
  | {
      readonly asked: A;
      /** The decoded body, of which every text counts. */
      readonly body: unknown;
      readonly declared: readonly (Declared | undefined)[];
      readonly detected: Detected;
      readonly refusal?: undefined;
    }
  /** The request could not be understood. */
  | { readonly refusal: ApiError }
);

/**
 * Parse, detect, classify. Pure.
 *
 * @param read the endpoint's parser; it throws the refusal of a body it does not understand
 */
export function readRequest<A extends { readonly declared?: Declared }>(
  config: RouterConfig,
  { floor }: Caller,
  request: Pick<RouterRequest, 'headers' | 'body'>,
  read: (body: unknown) => A,
): Reading<A> {
  const header = refusalOr(() => declaredByHeader(request.headers));
  const body = refusalOr(() => decodeJson(request.body, config.limits.bodyBytes));
  const asked = body instanceof ApiError ? body : refusalOr(() => read(body));
  if (header instanceof ApiError) {
    return { classification: classify({ floor, declared: ['unknown'] }), refusal: header };
  }
  if (asked instanceof ApiError) {
    return { classification: classify({ floor, declared: [header] }), refusal: asked };
  }
  const declared = [header, asked.declared];
  const detected = detectedIn(body, config.entityClasses);
  return { asked, body, declared, detected, classification: classify({ floor, declared, detected }) };
}

/** The value, or the refusal it was thrown as. */
function refusalOr<T>(read: () => T): T | ApiError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
