import { aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STAGE } from '../plan/routes';

export interface ResourcePolicyProps {
  /** Requests that take IAM signatures, as `GET/v1/*`, or `*` where all do: see `invokePatterns`. */
  readonly signed: readonly string[];
  /** Ids of the VPC endpoints a request may come through. */
  readonly endpoints: readonly string[];
  /** Accounts whose principals may call, besides the deployment's own. */
  readonly accounts: readonly string[];
}

/**
 * Who may call the API, and from where. A request through any other VPC endpoint is denied whatever else allows
 * it; a principal still needs `execute-api:Invoke` in its own account's policies.
 *
 * Lanes that take bearer credentials are not in here on purpose. Within an account API Gateway lets a request
 * pass if the resource policy or the authorizer's policy allows it (API Gateway developer guide, "Policy evaluation
 * outcome tables", table A), so anything allowed here would be allowed to whom the authorizer does not allow it.
 */
export function resourcePolicy(scope: Construct, props: ResourcePolicyProps): iam.PolicyDocument {
  const accounts = [Stack.of(scope).account, ...props.accounts];
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'OnlyThroughKnownEndpoints',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['execute-api:Invoke'],
        resources: ['execute-api:/*'],
        conditions: { StringNotEquals: { 'aws:SourceVpce': [...props.endpoints] } },
      }),
      ...(props.signed.length > 0 ? [callsByAccounts(accounts, props.signed)] : []),
    ],
  });
}

function callsByAccounts(accounts: readonly string[], signed: readonly string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'KnownAccounts',
    principals: [...new Set(accounts)].map((account) => new iam.AccountPrincipal(account)),
    actions: ['execute-api:Invoke'],
    resources: signed.map((pattern) => `execute-api:/${STAGE}/${pattern}`),
  });
}
