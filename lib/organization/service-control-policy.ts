import type { Plan } from '../plan/plan';

/** One statement of a service control policy: it only ever takes permissions away. */
export interface DenyStatement {
  /** Letters and digits only; says what is denied. */
  readonly Sid: string;
  readonly Effect: 'Deny';
  /** What is denied; or, as `NotAction`, the only things that are not. One of the two. */
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: '*' | readonly string[];
  /** Operator, key, values. Several keys or operators must all hold. @default always */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A policy for AWS Organizations to attach to an account or an organizational unit. It grants nothing. */
export interface ServiceControlPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly DenyStatement[];
}

/** What a statement denies. */
export type Denial = Omit<DenyStatement, 'Effect'>;

/** A policy that denies each of these. */
export function denying(...denials: readonly Denial[]): ServiceControlPolicy {
  return {
    Version: '2012-10-17',
    Statement: denials.map(({ Sid, ...denial }) => ({ Sid, Effect: 'Deny', ...denial })),
  };
}

/**
 * Characters a service control policy may have, spaces and line ends included. AWS doubled this on 2026-05-15; the
 * older figure holds in every partition and with every tool.
 */
export const LONGEST_POLICY = 5_120;

/** The policy as a file. @throws Error if AWS Organizations would not take it. */
export function policyText(name: string, policy: ServiceControlPolicy): string {
  const text = `${JSON.stringify(policy, null, 2)}\n`;
  if (text.length <= LONGEST_POLICY) return text;
  throw new Error(
    `${name} has ${text.length} characters and a service control policy may have ${LONGEST_POLICY}; divide its ${policy.Statement.length} statements between two policies, or use fewer inference profiles`,
  );
}

/** A service control policy made for one deployment, or the reason why this deployment must not have it. */
export type OrganizationPolicy = {
  /** Also the name of its file, without `.json`. */
  readonly name: string;
  /** What it is for, as half a sentence. */
  readonly purpose: string;
} & ({ readonly policy: ServiceControlPolicy } | { readonly leftOut: string });

/** Makes one policy from the plan of a deployment. Pure. */
export type PolicyBuilder = (plan: Plan) => OrganizationPolicy;
