import type { Plan } from '../plan/plan';
import type { ServiceControlPolicy } from './service-control-policy';

/** A service control policy made for one deployment, or the reason why this deployment must not have it. */
export type OrganizationPolicy = {
  /** Also the name of its file, without `.json`. */
  readonly name: string;
  /** What it is for, as half a sentence. */
  readonly purpose: string;
} & ({ readonly policy: ServiceControlPolicy } | { readonly leftOut: string });

/** Makes one policy from the plan of a deployment. Pure. */
export type PolicyBuilder = (plan: Plan) => OrganizationPolicy;
