import { aws_apigateway as apigateway, Duration, type aws_lambda as lambda } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AUTHORIZER_CONFIG_FILE } from '../../lambda/authorizer/config/authorizer-config';
import type { Bearer } from '../config/bearer';
import { type Plan, policyOfRole } from '../plan/plan';
import { required } from '../plan/required';
import type { AuthorizerIdentity, FoundationResources } from '../resources/foundation-resources';
import { authorizerConfigFor } from './authorizer-config';
import { handlerBundle } from './handler-bundle';
import { IsolatedFunction } from './isolated-function';
import { AUTHORIZER_CONCURRENCY } from './reserved-concurrency';
import { API_KEYS_TABLE, KEY_SET_BUCKET } from './variable-names';

export interface CallerAuthorizerProps {
  readonly plan: Plan;
  readonly bearer: Bearer;
  readonly foundation: Pick<FoundationResources, 'vpc' | 'keys'>;
  readonly identity: AuthorizerIdentity;
}

/**
 * Identifies the caller of a request with a bearer credential. It reads the key table and the key set, and has no
 * path to any model. It remembers an active API key for `cacheSeconds`; a revoked one may be accepted for as long.
 */
export class CallerAuthorizer extends IsolatedFunction {
  readonly authorizer: apigateway.IAuthorizer;

  constructor(scope: Construct, id: string, { plan, bearer, foundation, identity }: CallerAuthorizerProps) {
    super(scope, id, {
      description: `Authorizer of ${plan.deployment.name}: bearer credentials`,
      code: handlerBundle({
        handler: 'authorizer',
        configuration: authorizerConfigFor(plan, bearer),
        configurationFile: AUTHORIZER_CONFIG_FILE,
      }),
      memoryMb: 512,
      timeoutSeconds: 10,
      concurrency: AUTHORIZER_CONCURRENCY,
      environment: {
        ...(identity.apiKeys && { [API_KEYS_TABLE]: identity.apiKeys.tableName }),
        ...(identity.keySet && { [KEY_SET_BUCKET]: identity.keySet.bucketName }),
      },
      identity,
      servicePolicy: required(policyOfRole(plan, 'authorizer', 'service'), 'a policy of the authorizer'),
      vpc: foundation.vpc,
      encryptionKey: foundation.keys.data,
    });
    this.authorizer = ofEveryRequest(this, this.function);
  }
}

/**
 * Has API Gateway call the function for every request. An identity source would be the key of a cache, and API Gateway
 * demands each header that it names: a client that sends its key in `x-api-key` has no `Authorization`. Without one the
 * property must be absent: an empty text is refused (hashicorp/terraform-provider-aws issue 12069), and CloudFormation
 * does not take it away from an authorizer that has it (aws/aws-cdk issue 2561), so this one has an id of its own. Read
 * 2026-11.
 */
function ofEveryRequest(scope: Construct, handler: lambda.IFunction): apigateway.IAuthorizer {
  const authorizer = new apigateway.RequestAuthorizer(scope, 'EveryRequest', {
    handler,
    identitySources: [],
    resultsCacheTtl: Duration.seconds(0),
  });
  (authorizer.node.defaultChild as apigateway.CfnAuthorizer).addPropertyDeletionOverride('IdentitySource');
  return authorizer;
}

/** The authorizer of a deployment; `undefined` if every lane uses IAM. */
export function callerAuthorizer(
  scope: Construct,
  plan: Plan,
  foundation: Pick<FoundationResources, 'vpc' | 'keys' | 'authorizer'>,
): CallerAuthorizer | undefined {
  const { bearer } = plan.deployment;
  const { authorizer: identity } = foundation;
  if (!bearer || !identity) return undefined;
  return new CallerAuthorizer(scope, 'CallerAuthorizer', { plan, bearer, foundation, identity });
}
