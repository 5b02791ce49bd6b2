import { stackName } from '../../lib/config/stack-name';
import { type AllowedCall, callsIn, words } from '../../lib/proof/allowed-calls';
import { ABSENT } from '../../lib/proof/iam/context';
import { permits } from '../../lib/proof/iam/evaluate';
import { allowing, type Identity } from '../../lib/proof/iam/identities';
import type { IamRequest } from '../../lib/proof/iam/statement';
import { roleContext } from '../../lib/proof/lane-request';
import { endpointsPassed, isMadeByAws, TAKE_NO_POLICY } from '../../lib/proof/role-calls';
import type { Scene } from '../../lib/proof/scene';
import { sceneIn } from './mixed-stacks';
import { type State, stateOf } from './moments';

/**
 * Every call that a role of the inference or the gateway stack may make where all stacks are from that stack's own file,
 * and may not make in this state: of functions, tasks, instances and endpoints, role by role and call by call.
 */
export function lostCalls(state: State): readonly string[] {
  const here = sceneIn(state);
  return (['inference', 'gateway'] as const).flatMap((part) => {
    const own = sceneIn(stateOf(state[part]));
    return own.identities
      .filter((identity) => isUsed(own, identity, stackName(state[part], part)))
      .flatMap((identity) => lostBy(identity, own, here).map((call) => `${part}: ${identity.name}: ${call}`));
  });
}

/** Whether something that runs from this stack has the role. */
const isUsed = ({ world }: Scene, { arn, name }: Identity, stack: string) =>
  world.all.some(
    (resource) =>
      resource.stack === stack &&
      !resource.type.startsWith('AWS::IAM::') &&
      JSON.stringify(resource.values).includes(JSON.stringify(arn).slice(1, -1)),
  ) ||
  world
    .ofType('AWS::IAM::InstanceProfile')
    .some((one) => one.stack === stack && one.texts('Roles').includes(name));

function lostBy(identity: Identity, own: Scene, here: Scene): readonly string[] {
  const same = here.identities.find(({ arn }) => arn === identity.arn);
  if (!same) return ['the role is gone'];
  return callsIn(allowing(identity))
    .filter((call) => mayCall(identity, call, own) && !mayCall(same, call, here))
    .map(words);
}

/** By the policies of the role, and of the endpoints that the call passes. */
function mayCall(identity: Identity, call: AllowedCall, scene: Scene): boolean {
  const { principal, trust } = identity;
  const request = requestOf(principal, call, scene);
  const trusted = trust.flatMap(({ principals = {} }) => Object.values(principals).flat());
  const services = isMadeByAws(trusted, call.action) ? [] : endpointsPassed(call.action);
  return (
    permits(allowing(identity), request) === true &&
    services
      .filter((service) => !TAKE_NO_POLICY.includes(service))
      .every((service) =>
        scene.allEndpoints.some((one) => one.service === service && permits(one.policy, request) === true),
      )
  );
}

function requestOf(
  principal: Identity['principal'],
  { action, resource, context }: AllowedCall,
  { world, guardrail, deployment }: Scene,
): IamRequest {
  const [vpc] = world.ofType('AWS::EC2::VPC');
  return {
    principal,
    action,
    resource,
    context: {
      ...roleContext(principal, vpc?.symbol ?? '', deployment.region),
      'lambda:SourceFunctionArn': ABSENT,
      'bedrock:InferenceProfileArn': ABSENT,
      'bedrock:GuardrailIdentifier': guardrail ? `${guardrail}:1` : ABSENT,
      ...context,
    },
  };
}
