import type { RouterConfig } from '../config/router-config';
import { ApiError } from '../contract/api-error';
import type { RouterRequest } from '../contract/http';
import { canonicalPrincipal } from './principal';

/** The authenticated caller: its entry in the deployment, and the principal or credential it authenticated with. */
export interface Caller {
  readonly name: string;
  readonly floor: RouterConfig['callers'][number]['floor'];
  readonly models: 'all' | readonly string[];
  /** An IAM role or user, without path and session; `api-key/<key id>` or `token/<claim value>`. */
  readonly principal: string;
}

/**
 * Finds the caller of a request: by its IAM principal on a lane that takes signatures, by the authorizer's result on
 * a lane that takes bearer credentials. The other kind of credential is ignored. Throws `unknown_caller` where the
 * deployment does not list the caller for this lane, although the platform authenticated it: no data class and no
 * models are configured for it.
 */
export function callerOf(request: Pick<RouterRequest, 'principal' | 'bearer'>, config: Lane): Caller {
  const found = config.authentication === 'bearer' ? byName(request, config) : byPrincipal(request, config);
  if (!found) throw new ApiError('unknown_caller', UNKNOWN[config.authentication]);
  return found;
}

/** What to change, by the credential the lane takes. */
const UNKNOWN = {
  iam: "No caller in the deployment's file has this role or user on this lane: add it to a caller's principals, or sign as one that is there.",
  bearer:
    "No caller in the deployment's file has this token or API key on this lane: add it to a caller's tokens or apiKeys, or send one that is there.",
} as const;

type Lane = Pick<RouterConfig, 'authentication' | 'callers'>;

function byPrincipal(
  { principal: arn }: Pick<RouterRequest, 'principal'>,
  { callers }: Lane,
): Caller | undefined {
  const principal = arn && canonicalPrincipal(arn);
  if (!principal) return undefined;
  return known(
    callers.find(({ principals }) => principals?.includes(principal)),
    principal,
  );
}

function byName({ bearer }: Pick<RouterRequest, 'bearer'>, { callers }: Lane): Caller | undefined {
  return (
    bearer &&
    known(
      callers.find(({ name }) => name === bearer.caller),
      bearer.credential,
    )
  );
}

function known(caller: Lane['callers'][number] | undefined, principal: string): Caller | undefined {
  return caller && { name: caller.name, floor: caller.floor, models: caller.models, principal };
}
