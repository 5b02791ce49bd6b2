import { ApiError } from '../api/api-error';
import type { RouterConfig } from '../config/router-config';
import { canonicalPrincipal } from './principal';

/** Who asks: a caller of the deployment and the principal it signed with. */
export interface Caller {
  readonly name: string;
  readonly floor: RouterConfig['callers'][number]['floor'];
  readonly models: 'all' | readonly string[];
  readonly principal: string;
}

/**
 * The caller behind the principal IAM authenticated. A principal the deployment does not list is refused, though
 * IAM let it in: what it may see was never decided.
 */
export function callerOf(arn: string | undefined, callers: RouterConfig['callers']): Caller {
  const principal = arn && canonicalPrincipal(arn);
  const caller = principal && callers.find(({ principals }) => principals.includes(principal));
  if (!caller) throw new ApiError('unknown_caller');
  return { name: caller.name, floor: caller.floor, models: caller.models, principal };
}
