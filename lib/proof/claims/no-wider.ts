import { laneUsesModel } from '../../../policy/route-table';
import { ABSENT } from '../iam/context';
import type { Statement } from '../iam/policy-document';
import { concerns, type IamRequest } from '../iam/statement';
import type { Kleene } from '../kleene';
import { laneRequest } from '../lane-request';
import { type Call, callsTo } from '../model-hosts';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';

/** Everything that asks a model something, or a guardrail about a text. */
export const ASKING = ['bedrock:*', 'bedrock-mantle:*', 'sagemaker:InvokeEndpoint*'] as const;

/** The actions a lane's role needs: `Converse` and `ConverseStream` are authorised as the first two. */
const NEEDED = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock:ApplyGuardrail',
  'sagemaker:InvokeEndpointWithResponseStream',
];

/** The calls of every model some caller and class routes to on this lane. */
export function callsOf(scene: Scene, { lane }: RouterLane): readonly Call[] {
  return scene.deployment.models
    .filter((model) => laneUsesModel(scene.table, lane, model.name))
    .flatMap((model) => callsTo(model, scene.deployment, scene.guardrail));
}

/**
 * Statements that allow more than the calls of a lane need: another action, another resource, a wildcard. What a
 * list leaves out (`NotAction`, `NotResource`) cannot be said to be enough.
 */
export function wider(
  statements: readonly Statement[],
  calls: readonly Call[],
  more: readonly string[] = [],
): readonly string[] {
  const resources = [...calls.map(({ resource }) => resource), ...more];
  return statements
    .filter((statement) => statement.effect === 'Allow' && concerns(statement, ...ASKING))
    .flatMap(({ sid, actions, resources: on }) => {
      const actionsToo = actions.patterns.filter((action) => actions.except || !NEEDED.includes(action));
      const resourcesToo = on.patterns.filter((resource) => on.except || !resources.includes(resource));
      return [...actionsToo, ...resourcesToo].map((extra) => `statement ${sid} allows ${extra}`);
    });
}

/**
 * A foundation model a lane reaches by a profile only answers to no other profile and to no direct call: without
 * the condition, a region outside the deployment's choice would be allowed by itself. A model that is asked
 * directly needs no condition; who asks it by a profile needs that profile too. `permitted`: what one policy says.
 */
export function byAnotherWay(
  lane: RouterLane,
  calls: readonly Call[],
  permitted: (request: IamRequest) => Kleene,
): readonly string[] {
  const profiles = [ABSENT, `${lane.identity.arn}/any-other-profile`, ...calls.map(({ profile }) => profile)];
  const direct = calls.filter(({ profile }) => profile === ABSENT).map(({ resource }) => resource);
  return calls
    .filter(({ resource }) => resource.includes(':foundation-model/') && !direct.includes(resource))
    .flatMap((call) =>
      [...new Set(profiles)]
        .filter((profile) => !calls.some((one) => one.resource === call.resource && one.profile === profile))
        .filter((profile) => permitted(laneRequest(lane, { ...call, profile })) !== false)
        .map((profile) => `${call.resource} answers ${profile ? `by ${profile}` : 'without a profile'}`),
    );
}
