import { aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { STAGE } from '../plan/routes';

export interface ResourcePolicyProps {
  /** Requests that require IAM signatures, as `GET/v1/*`, or `*` if all do: see `invokePatterns`. */
  readonly signed: readonly string[];
  /** Ids of the VPC endpoints a request may come through. */
  readonly endpoints: readonly string[];
  /** Accounts whose principals may call, besides the deployment's own. */
  readonly accounts: readonly string[];
}

/**
 * Which principals may call the API, and through which endpoints. A request through any other VPC endpoint is denied,
 * whatever else allows it. A principal also needs `execute-api:Invoke` in its own policies.
 *
 * Lanes that accept bearer credentials are left out on purpose. Within an account, API Gateway admits a request if the
 * resource policy or the authorizer's policy allows it (API Gateway developer guide, "Policy evaluation outcome
 * tables", table A). An allow here would therefore override a refusal of the authorizer.
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
