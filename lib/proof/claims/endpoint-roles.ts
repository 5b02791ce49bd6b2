import { type AllowedCall, callsIn, words } from '../allowed-calls';
import { type Claim, claim } from '../claim';
import { ABSENT } from '../iam/context';
import { permits } from '../iam/evaluate';
import { allowing, type Identity } from '../iam/identities';
import type { Statement } from '../iam/policy-document';
import type { IamRequest } from '../iam/statement';
import { imageLayersArn } from '../image-layers';
import { and } from '../kleene';
import { roleContext } from '../lane-request';
import { CALLER, namedCallers } from '../named-callers';
import type { VpcEndpoint } from '../network/endpoints';
import { endpointsPassed, isMadeByAws, TAKE_NO_POLICY } from '../role-calls';
import type { Scene } from '../scene';

/** For every role, lane or not: the role's policies and the endpoint policies agree, in both directions. */
export function endpointRoleClaims(scene: Scene): readonly Claim[] {
  return [
    claim(
      'endpoints.admit-roles',
      'every call that a role may make from inside the VPC is admitted by the endpoints it passes',
      () => ({
        against: scene.identities.flatMap((identity) => notAdmitted(scene, identity)),
        looked: scene.identities.map(({ name }) => name),
      }),
    ),
    claim(
      'endpoints.only-roles',
      'every call that an endpoint admits is one its caller’s role may make, or one that a sourced fact explains',
      () => {
        const endpoints = scene.allEndpoints.filter(({ imported }) => !imported);
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
  const endpoints = scene.allEndpoints;
  return callsIn(allowing(identity))
    .filter(({ action }) => !isMadeByAws(trusted, action))
    .flatMap((call) => {
      const services = endpointsPassed(call.action);
      if (services.length === 0)
        return [`${identity.name}: ${words(call)}: the proof knows no endpoint for it`];
      return services
        .filter((service) => !TAKE_NO_POLICY.includes(service))
        .flatMap((service) => {
          const found = endpoints.filter((endpoint) => endpoint.service === service);
          const admits = found.some(
            (endpoint) => permits(endpoint.policy, requestThrough(scene, identity, call, endpoint)) === true,
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
      const callers = namedCallers(statement);
      const calls = callsIn([withoutCaller(statement)]);
      if (!callers)
        return calls
          .filter((call) => !isForeign(scene, endpoint, call))
          .map((call) => `${id} admits ${words(call)} to callers other than the deployment’s roles`);
      return callers.flatMap((arn) => {
        const identity = scene.identities.find((one) => one.arn === arn);
        if (!identity) return [`${id} admits ${arn}, which is not a role of the deployment`];
        return calls
          .filter((call) => !may(identity, requestThrough(scene, identity, known(scene, call), endpoint)))
          .map((call) => `${id} admits ${words(call)} to ${identity.name}, whose policies do not allow it`);
      });
    });
}

const may = (identity: Identity, request: IamRequest) =>
  and(
    permits(allowing(identity), request),
    identity.boundary ? permits(identity.boundary, request) : true,
  ) === true;

const withoutCaller = (statement: Statement): Statement => ({
  ...statement,
  conditions: statement.conditions.filter(({ key }) => key !== CALLER),
});

/**
 * An endpoint is created before the guardrail has an id, so its policy admits every guardrail of the account. The
 * comparison uses the deployment's own guardrail.
 */
function known({ guardrail, world }: Scene, call: AllowedCall): AllowedCall {
  const { partition, region, account } = world.templates;
  const any = `arn:${partition}:bedrock:${region}:${account}:guardrail/*`;
  return call.resource === any && guardrail ? { ...call, resource: guardrail } : call;
}

/**
 * Calls that no role of the deployment makes: those for image layers, and calls of the API, which the `api.*` claims
 * check.
 */
function isForeign({ world }: Scene, { service }: VpcEndpoint, { action, resource }: AllowedCall): boolean {
  if (service === 'execute-api') return action === 'execute-api:Invoke';
  const { partition, region } = world.templates;
  return service === 's3' && action === 's3:GetObject' && resource === imageLayersArn(partition, region);
}

/** The call as IAM sees it when it passes this endpoint. */
function requestThrough(
  { deployment, guardrail }: Scene,
  { principal }: Identity,
  call: AllowedCall,
  endpoint: VpcEndpoint,
): IamRequest {
  return {
    principal,
    action: call.action,
    resource: call.resource,
    context: {
      ...roleContext(principal, endpoint.vpc, deployment.region),
      'aws:SourceVpce': endpoint.id,
      'bedrock:InferenceProfileArn': ABSENT,
      'bedrock:GuardrailIdentifier': guardrail ? `${guardrail}:1` : ABSENT,
      ...call.context,
    },
  };
}
