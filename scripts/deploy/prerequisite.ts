import type { HostPrerequisite } from '../../lib/plan/prerequisite';

/**
 * Something a deploy needs that it cannot make itself. `placement`: the credentials at hand belong to the
 * deployment's account. `stack-state`: the stack does not exist, or can be updated. The rest say what must be there,
 * and where.
 */
export type Prerequisite =
  | { readonly kind: 'placement'; readonly account: string }
  | { readonly kind: 'bootstrap'; readonly account: string; readonly region: string }
  | { readonly kind: 'stack-state'; readonly stack: string }
  | { readonly kind: 'prefix-lists'; readonly unknown: readonly string[]; readonly region: string }
  | HostPrerequisite
  | { readonly kind: 'api-gateway-logging' }
  /** `needed`: executions at once, in this account and region. */
  | { readonly kind: 'lambda-concurrency'; readonly needed: number }
  | {
      readonly kind: 'key-set';
      /** How the deployment was named. */
      readonly typed: string;
      readonly issuer: string;
      /** The stack whose output `KeySetBucket` names the bucket. */
      readonly foundation: string;
    };

export type PrerequisiteOf<K extends Prerequisite['kind']> = Extract<Prerequisite, { kind: K }>;

/** A prerequisite that is not there: what is wrong, and what to type. */
export interface Missing {
  readonly words: string;
  readonly commands: readonly string[];
}
