import { laneUsesModel } from '../../../policy/route-table';
import { type Call, callsTo } from '../expected/models/models';
import { ABSENT } from '../iam/context';
import type { Statement } from '../iam/policy-document';
import { concerns, type IamRequest } from '../iam/statement';
import type { Kleene } from '../kleene';
import { laneRequest } from '../lane-request';
import type { RouterLane } from '../router-lanes';
import type { Scene } from '../scene';

/** Actions that send text to a model or to a guardrail. */
export const MODEL_ACTIONS = ['bedrock:*', 'bedrock-mantle:*', 'sagemaker:InvokeEndpoint*'] as const;

/** The actions a lane's role needs: `Converse` and `ConverseStream` are authorised as the first two. */
const NEEDED = [
  'bedrock:InvokeModel',
  'bedrock:InvokeModelWithResponseStream',
  'bedrock:ApplyGuardrail',
  'sagemaker:InvokeEndpointWithResponseStream',
];

/** The calls to every model that some caller and class routes to on this lane. */
export function callsOf(scene: Scene, { lane }: RouterLane): readonly Call[] {
  return scene.deployment.models
    .filter((model) => laneUsesModel(scene.table, lane, model.name))
    .flatMap((model) => callsTo(model, scene.deployment, scene.guardrail));
}

/**
 * Statements that allow more than a lane's calls need: another action, another resource, a wildcard. `NotAction` and
 * `NotResource` always count as more.
 */
export function wider(
  statements: readonly Statement[],
  calls: readonly Call[],
  more: readonly string[] = [],
): readonly string[] {
  const resources = [...calls.map(({ resource }) => resource), ...more];
  return statements
    .filter((statement) => statement.effect === 'Allow' && concerns(statement, ...MODEL_ACTIONS))
    .flatMap(({ sid, actions, resources: on }) => {
      const actionsToo = actions.patterns.filter((action) => actions.except || !NEEDED.includes(action));
      const resourcesToo = on.patterns.filter((resource) => on.except || !resources.includes(resource));
      return [...actionsToo, ...resourcesToo].map((extra) => `statement ${sid} allows ${extra}`);
    });
}

/**
 * Foundation models that a lane calls through a profile, and that a policy also allows through another profile or
 * directly. The condition on the profile is what excludes them; without it the policy would allow a region that the
 * deployment did not choose. A model that the lane calls directly needs no condition.
 *
 * @param permitted the decision of one policy
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
        .map(
          (profile) => `${call.resource} is allowed ${profile ? `through ${profile}` : 'without a profile'}`,
        ),
    );
}
