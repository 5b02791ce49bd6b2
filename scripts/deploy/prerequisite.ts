import type { HostPrerequisite } from '../../lib/plan/prerequisite';

/**
 * Something a deploy needs and cannot create. `placement`: the AWS credentials in use belong to the deployment's
 * account. `stack-state`: the stack does not exist, or can be updated. The others say what must exist, and where.
 */
export type Prerequisite =
  | { readonly kind: 'placement'; readonly account: string }
  | {
      readonly kind: 'bootstrap';
      readonly account: string;
      readonly region: string;
      /** The ARN of the role that the templates let change the guards of retained resources. */
      readonly role: string;
    }
  /** `path`: where the deployment file names it, `publishers.models[0]`. */
  | { readonly kind: 'publisher'; readonly path: string; readonly arn: string }
  /** `afterFailure`: also states that stop no deploy, and that a failed one leaves. */
  | { readonly kind: 'stack-state'; readonly stack: string; readonly afterFailure?: boolean }
  | { readonly kind: 'prefix-lists'; readonly unknown: readonly string[]; readonly region: string }
  | HostPrerequisite
  | { readonly kind: 'api-gateway-logging' }
  /** `needed`: executions at once, in this account and region. */
  | { readonly kind: 'lambda-concurrency'; readonly needed: number }
  | {
      readonly kind: 'key-set';
      /** The name or path by which the user named the deployment. */
      readonly typed: string;
      readonly issuer: string;
      /** The stack whose output `KeySetBucket` names the bucket. */
      readonly foundation: string;
    };

export type PrerequisiteOf<K extends Prerequisite['kind']> = Extract<Prerequisite, { kind: K }>;
