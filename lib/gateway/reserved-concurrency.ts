import type { Plan } from '../plan/plan';

/** Requests that one lane answers at once. Each occupies its function while the answer streams. */
export const ROUTER_CONCURRENCY = 100;

/** Bearer credentials that the authorizer checks at once. It takes a few milliseconds for each. */
export const AUTHORIZER_CONCURRENCY = 50;

/** One run of the signer at a time, so that each statement follows the one before it. */
export const SIGNER_CONCURRENCY = 1;

/**
 * Concurrency that Lambda keeps unreserved in every account and region (Lambda developer guide, "Configuring reserved
 * concurrency").
 */
export const KEPT_UNRESERVED = 100;

/**
 * The concurrency that this deployment's functions reserve. The usual quota of an account and region is 1,000; a new
 * account may have as little as 10, and Lambda then refuses the gateway stack.
 */
export function concurrencyReserved({ deployment, lanes }: Pick<Plan, 'deployment' | 'lanes'>): number {
  const routers = lanes.length * ROUTER_CONCURRENCY;
  const authorizer = deployment.bearer ? AUTHORIZER_CONCURRENCY : 0;
  return routers + authorizer + SIGNER_CONCURRENCY;
}
