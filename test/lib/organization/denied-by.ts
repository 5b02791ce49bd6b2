import type { ServiceControlPolicy } from '../../../lib/organization/service-control-policy';
import { ABSENT } from '../../../lib/proof/iam/context';
import { readPolicy } from '../../../lib/proof/iam/policy-document';
import { appliesTo } from '../../../lib/proof/iam/statement';

/** A call as IAM sees it. A key that is not stated is absent. */
export interface IamCall {
  readonly action: string;
  readonly resource?: string;
  /** Values of condition keys. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * The statements that deny a call, by Sid, according to the proof's evaluator. A service control policy has the form of
 * an identity policy: it names no principal, and an explicit deny is final.
 */
export function deniedBy(
  policies: readonly ServiceControlPolicy[],
  { action, resource = '*', context = {} }: IamCall,
): readonly string[] {
  return policies
    .flatMap((policy) => readPolicy(policy, 'identity', 'service control policy'))
    .filter((statement) => {
      const keys = statement.conditions.map(({ key }) => [key, context[key] ?? ABSENT] as const);
      const decision = appliesTo(statement, {
        principal: { kind: 'role', arn: 'arn:aws:iam::111122223333:role/any-role', account: '111122223333' },
        action,
        resource,
        context: Object.fromEntries(keys),
      });
      if (decision === 'unknown')
        throw new Error(`${statement.sid}: cannot tell whether it denies ${action}`);
      return decision;
    })
    .map(({ sid }) => sid);
}
