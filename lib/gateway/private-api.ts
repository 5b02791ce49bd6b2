import {
  aws_apigateway as apigateway,
  Duration,
  type aws_iam as iam,
  type aws_kms as kms,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Lane } from '../../policy/lane';
import { isBearerLane } from '../config/bearer';
import type { Deployment } from '../config/deployment';
import { invokePatterns } from '../plan/invoke-patterns';
import { type LaneRecord, laneEntries } from '../plan/lane-record';
import type { Plan } from '../plan/plan';
import { type ApiRoute, STAGE } from '../plan/routes';
import type { FoundationResources } from '../resources/foundation-resources';
import type { ApiDimensions, LaneRouter } from '../resources/gateway-resources';
import { AccountLogging } from './account-logging';
import { ExecutionLog } from './execution-log';
import { byCredential } from './lane-credentials';
import { RefusalResponses } from './refusal-responses';
import { refusalsFor } from './refusals';
import { resourcePolicy } from './resource-policy';
import { ROUTER_TIMEOUT_SECONDS } from './router-limits';
import { stageOptions } from './stage-options';

export interface PrivateApiProps {
  readonly deployment: Pick<Deployment, 'name' | 'bearer' | 'clients' | 'logRetentionDays'>;
  readonly routers: LaneRecord<LaneRouter>;
  /** What the API declares, by lane. */
  readonly routes: Plan['routes'];
  /** Asked on lanes that take bearer credentials. @default every lane takes IAM */
  readonly authorizer?: apigateway.IAuthorizer;
  readonly api: FoundationResources['api'];
  readonly encryptionKey: kms.IKey;
}

/**
 * The one endpoint in front of all models: a REST API that is reached through VPC endpoints only, takes requests
 * signed by an IAM principal or, on lanes that say so, with a bearer credential, and streams what the lane's router answers. It keeps no copy of anything: no
 * cache, and no body in any log.
 */
export class PrivateApi extends Construct {
  readonly restApi: apigateway.RestApi;
  readonly stage: apigateway.Stage;
  readonly deployed: ApiDimensions;

  constructor(scope: Construct, id: string, props: PrivateApiProps) {
    super(scope, id);
    const { api, deployment, encryptionKey } = props;
    const routers = laneEntries(props.routers);
    const credentials = { bearer: deployment.bearer, lanes: routers.map(([lane]) => lane) };
    const { signed, bearer } = byCredential(credentials);

    const policy = resourcePolicy(this, {
      signed: bearer.length > 0 ? signed.flatMap((lane) => invokePatterns(lane, bearer)) : ['*'],
      endpoints: [api.endpoint.vpcEndpointId, ...deployment.clients.endpoints],
      accounts: deployment.clients.accounts,
    });
    this.restApi = this.privateRestApi(props, policy);
    this.stage = this.restApi.deploymentStage;
    this.deployed = { name: deployment.name, stage: STAGE };

    const validation = this.validation();
    for (const [lane, router] of routers) {
      const authorization = authorizationOf(lane, props);
      for (const route of props.routes[lane] ?? []) this.addRoute(route, router, validation, authorization);
    }
    new RefusalResponses(this, 'Refusals', {
      restApi: this.restApi,
      refusals: refusalsFor(credentials),
    });
    this.stage.node.addDependency(
      new AccountLogging(this, 'AccountLogging', { role: api.accountLoggingRole }),
      new ExecutionLog(this, 'ExecutionLog', {
        restApiId: this.restApi.restApiId,
        encryptionKey,
        retentionDays: deployment.logRetentionDays,
      }),
    );
  }

  private privateRestApi(
    { deployment, api }: PrivateApiProps,
    policy: iam.PolicyDocument,
  ): apigateway.RestApi {
    const restApi = new apigateway.RestApi(this, 'RestApi', {
      restApiName: deployment.name,
      description: `Private OpenAI-compatible API of ${deployment.name}`,
      endpointConfiguration: { types: [apigateway.EndpointType.PRIVATE], vpcEndpoints: [api.endpoint] },
      policy,
      cloudWatchRole: false,
      deployOptions: stageOptions(api.accessLogs),
    });
    // The L2's own output; client-outputs.ts has the ones a client can use.
    restApi.node.tryRemoveChild('Endpoint');

    const resource = restApi.node.defaultChild as apigateway.CfnRestApi;
    // TLS 1.2 with forward secrecy or 1.3, post-quantum key exchange offered. `BASIC`, because clients in peered
    // networks call by the endpoint's own host name, which `STRICT` does not admit.
    resource.securityPolicy = apigateway.SecurityPolicy.TLS13_1_2_PFS_PQ_2025_09;
    resource.endpointAccessMode = apigateway.EndpointAccessMode.BASIC;
    return restApi;
  }

  /** The gateway refuses what is not a JSON object; what is wrong inside it, the router says more exactly. */
  private validation(): Validation {
    return {
      requestValidator: this.restApi.addRequestValidator('Validator', {
        validateRequestBody: true,
        validateRequestParameters: true,
      }),
      body: this.restApi.addModel('JsonObject', {
        contentType: 'application/json',
        description: 'Any JSON object',
        schema: { schema: apigateway.JsonSchemaVersion.DRAFT4, type: apigateway.JsonSchemaType.OBJECT },
      }),
    };
  }

  private addRoute(
    { method, path }: ApiRoute,
    router: LaneRouter,
    validation: Validation,
    authorization: Authorization,
  ): void {
    const integration = new apigateway.LambdaIntegration(router.function, {
      responseTransferMode: apigateway.ResponseTransferMode.STREAM,
      // The default would cut a stream off after 29 seconds.
      timeout: Duration.seconds(ROUTER_TIMEOUT_SECONDS),
      // The console's test page would call without a caller.
      allowTestInvoke: false,
    });
    this.restApi.root.resourceForPath(path).addMethod(method, integration, {
      ...authorization,
      requestValidator: validation.requestValidator,
      requestModels: method === 'POST' ? { 'application/json': validation.body } : undefined,
    });
  }
}

type Authorization = Pick<apigateway.MethodOptions, 'authorizationType' | 'authorizer'>;

/** Every method authenticates its caller: by IAM, or by the authorizer. */
function authorizationOf(lane: Lane, { deployment, authorizer }: PrivateApiProps): Authorization {
  if (!isBearerLane(deployment, lane)) return { authorizationType: apigateway.AuthorizationType.IAM };
  if (!authorizer) throw new Error(`The ${lane} lane takes bearer credentials; the API got no authorizer.`);
  return { authorizationType: apigateway.AuthorizationType.CUSTOM, authorizer };
}

interface Validation {
  readonly requestValidator: apigateway.IRequestValidator;
  readonly body: apigateway.IModel;
}
