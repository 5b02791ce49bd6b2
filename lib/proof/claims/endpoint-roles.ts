import { type Claim, claim } from '../claim';
import { ABSENT, type ContextValues } from '../iam/context';
import { permits } from '../iam/evaluate';
import type { Identity } from '../iam/identities';
import type { Statement } from '../iam/policy-document';
import type { IamRequest } from '../iam/statement';
import { hasWildcard } from '../iam/wildcard';
import { and } from '../kleene';
import { allEndpoints, type VpcEndpoint } from '../network/endpoints';
import { endpointsOnTheWay, isMadeByAws, TAKE_NO_POLICY } from '../role-calls';
import type { Scene } from '../scene';
import { Undecided } from '../undecided';

/** For every role, of models or not: the role's policies and the endpoints' say the same, in both directions. */
export function endpointRoleClaims(scene: Scene): readonly Claim[] {
  return [
    claim(
      'endpoints.admit-roles',
      'what a role may do inside the VPC, the endpoints on the way admit',
      () => ({
        against: scene.identities.flatMap((identity) => notAdmitted(scene, identity)),
        looked: scene.identities.map(({ name }) => name),
      }),
    ),
    claim(
      'endpoints.only-roles',
      'what an endpoint admits to a role, that role may do; other callers only where a sourced fact names them',
      () => {
        const endpoints = allEndpoints(scene.world);
        return {
          against: endpoints.flatMap((endpoint) => tooMuch(scene, endpoint)),
          looked: endpoints.map(({ service }) => service),
        };
      },
    ),
  ];
}

function notAdmitted(scene: Scene, identity: Identity): readonly string[] {
  const trusted = identity.trust.flatMap(({ principals = {} }) => Object.values(principals).flat());
  const endpoints = allEndpoints(scene.world);
  return callsIn(identity.statements)
    .filter(({ action }) => !isMadeByAws(trusted, action))
    .flatMap((call) => {
      const services = endpointsOnTheWay(call.action);
      if (services.length === 0) return [`${identity.name}: ${words(call)}: no endpoint is known for it`];
      return services
        .filter((service) => !TAKE_NO_POLICY.includes(service))
        .flatMap((service) => {
          const found = endpoints.filter((endpoint) => endpoint.service === service);
          const admits = found.some(
            (endpoint) => permits(endpoint.policy, asked(scene, identity, call, endpoint)) === true,
          );
          return admits ? [] : [`${identity.name}: ${words(call)} is not admitted by ${service}`];
        });
    });
}

function tooMuch(scene: Scene, endpoint: VpcEndpoint): readonly string[] {
  const { service, policy, hasPolicy, id } = endpoint;
  if (!hasPolicy) return TAKE_NO_POLICY.includes(service) ? [] : [`${id} has no policy of its own`];
  return policy
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const callers = callersOf(statement);
      const calls = callsIn([withoutCaller(statement)]);
      if (!callers)
        return calls
          .filter((call) => !isForeign(scene, endpoint, call))
          .map((call) => `${id} admits ${words(call)} to others than our roles`);
      return callers.flatMap((arn) => {
        const identity = scene.identities.find((one) => one.arn === arn);
        if (!identity) return [`${id} admits ${arn}, which is no role of the deployment`];
        return calls
          .filter((call) => !may(identity, asked(scene, identity, known(scene, call), endpoint)))
          .map((call) => `${id} admits ${words(call)} to ${identity.name}, which may not do it`);
      });
    });
}

const may = ({ statements, boundary }: Identity, request: IamRequest) =>
  and(permits(statements, request), boundary ? permits(boundary, request) : true) === true;

const CALLER = 'aws:PrincipalArn';

/** The roles a statement names, one by one; `undefined` where it names none. A pattern names nobody in particular. */
function callersOf({ sid, conditions }: Statement): readonly string[] | undefined {
  const [named, ...more] = conditions.filter(({ key }) => key === CALLER);
  if (!named) return undefined;
  if (more.length > 0 || named.operator !== 'ArnEquals' || named.values.some(hasWildcard)) {
    throw new Undecided(`statement ${sid} does not name its callers one by one`);
  }
  return named.values;
}

const withoutCaller = (statement: Statement): Statement => ({
  ...statement,
  conditions: statement.conditions.filter(({ key }) => key !== CALLER),
});

/** The guardrail has no id before its endpoint stands, so the endpoint admits any of the account: ours is asked for. */
function known({ guardrail, world }: Scene, call: AllowedCall): AllowedCall {
  const { partition, region, account } = world.templates;
  const any = `arn:${partition}:bedrock:${region}:${account}:guardrail/*`;
  return call.resource === any && guardrail ? { ...call, resource: guardrail } : call;
}

/**
 * Calls that no role of ours makes: image layers, which ECR fetches from its own bucket by a URL it signed (ECR user
 * guide, "Amazon ECR interface VPC endpoints", minimum S3 bucket permissions); and calls of the API, whose callers the
 * `api.*` claims are about.
 */
function isForeign({ world }: Scene, { service }: VpcEndpoint, { action, resource }: AllowedCall): boolean {
  if (service === 'execute-api') return action === 'execute-api:Invoke';
  const { partition, region } = world.templates;
  const layers = `arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`;
  return service === 's3' && action === 's3:GetObject' && resource === layers;
}

/** One thing that a statement allows: an action on a resource, where the request says this. */
interface AllowedCall {
  readonly action: string;
  readonly resource: string;
  readonly context: ContextValues;
}

const words = ({ action, resource }: AllowedCall) => `${action} on ${resource}`;

/** Every single call that the allowing statements list. What a statement leaves out cannot be listed. */
function callsIn(statements: readonly Statement[]): readonly AllowedCall[] {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ sid, actions, resources, conditions }) => {
      if (actions.except || resources.except)
        throw new Undecided(`statement ${sid} allows all but what it lists`);
      const contexts = conditions.reduce<readonly ContextValues[]>(
        (before, { operator, key, values }) =>
          // A pattern is one value that only an equal or wider pattern covers.
          before.flatMap((context) =>
            values.map((value) => ({ ...context, [key]: operator === 'Null' ? ABSENT : value })),
          ),
        [{}],
      );
      return contexts.flatMap((context) =>
        actions.patterns.flatMap((action) =>
          resources.patterns.map((resource) => ({ action, resource, context })),
        ),
      );
    });
}

/** The call as IAM sees it when it comes by this endpoint. */
function asked(
  { deployment }: Scene,
  { principal }: Identity,
  call: AllowedCall,
  endpoint: VpcEndpoint,
): IamRequest {
  return {
    principal,
    action: call.action,
    resource: call.resource,
    context: {
      'aws:PrincipalArn': principal.arn,
      'aws:PrincipalAccount': principal.account,
      'aws:PrincipalType': 'AssumedRole',
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'false',
      'aws:SecureTransport': 'true',
      'aws:SourceVpc': endpoint.vpc,
      'aws:SourceVpce': endpoint.id,
      'aws:RequestedRegion': deployment.region,
      'bedrock:InferenceProfileArn': ABSENT,
      ...call.context,
    },
  };
}
