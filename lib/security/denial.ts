import { aws_iam as iam } from 'aws-cdk-lib';

type Rest = Pick<iam.PolicyStatementProps, 'resources' | 'notResources' | 'conditions'>;

/** A denial in the policy of a resource. It names every principal, the account's administrators included. */
export const denial = (sid: string, actions: readonly string[], rest: Rest): iam.PolicyStatement =>
  new iam.PolicyStatement({
    sid,
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: [...actions],
    ...rest,
  });

/**
 * The condition of a denial that spares these principals. A request without `aws:PrincipalArn` is denied too, because
 * the operator is negated. Nobody is spared where the list is empty.
 */
export function othersThan(principals: readonly string[]): iam.Conditions | undefined {
  return principals.length === 0 ? undefined : { ArnNotEquals: { 'aws:PrincipalArn': [...principals] } };
}
