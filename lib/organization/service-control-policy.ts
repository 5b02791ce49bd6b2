import type { Plan } from '../plan/plan';

/** One statement of a service control policy. It can only deny. */
export interface DenyStatement {
  /** Names what is denied. Letters and digits only. */
  readonly Sid: string;
  readonly Effect: 'Deny';
  /** The denied actions; or, as `NotAction`, the only actions that are not denied. One of the two. */
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

/** A statement without its effect, which is always `Deny`. */
export type Denial = Omit<DenyStatement, 'Effect'>;

/** A policy with one statement for each denial. */
export function denying(...denials: readonly Denial[]): ServiceControlPolicy {
  return {
    Version: '2012-10-17',
    Statement: denials.map(({ Sid, ...denial }) => ({ Sid, Effect: 'Deny', ...denial })),
  };
}

/**
 * The most characters of a service control policy, spaces and line ends included. AWS doubled it on 2026-05-15; every
 * partition and tool accepts the older limit.
 */
export const LONGEST_POLICY = 5_120;

/** The policy as a file. @throws Error if it is too long for AWS Organizations */
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
  /** Its purpose, as part of a sentence. */
  readonly purpose: string;
} & ({ readonly policy: ServiceControlPolicy } | { readonly leftOut: string });

/** Makes one policy from the plan of a deployment. Pure. */
export type PolicyBuilder = (plan: Plan) => OrganizationPolicy;
