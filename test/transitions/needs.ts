import { isSelfHosted, type SelfHostedModel } from '../../lib/config/model';
import { weightsPrefix } from '../../lib/plan/weights-location';
import { allAllow, controlsOf } from '../../lib/proof/controls';
import { allows } from '../../lib/proof/iam/evaluate';
import { allowing } from '../../lib/proof/iam/identities';
import { roleContext } from '../../lib/proof/lane-request';
import type { Scene } from '../../lib/proof/scene';
import { laneUsesModel } from '../../policy/route-table';
import { keyOf, sceneIn } from './mixed-stacks';
import type { Moment, State } from './moments';
import { lostCalls } from './permissions';

/** What runs during a moment and lacks something: copies and routers of both versions, beside stacks of both versions. */
export const unmetIn = ({ before, after }: Moment): readonly string[] => [
  ...new Set([...unmetAt(before), ...unmetAt(after)]),
];

const known = new Map<string, readonly string[]>();

/** The same for a state, computed once. */
function unmetAt(state: State): readonly string[] {
  const key = keyOf(state);
  const unmet = known.get(key) ?? [...unreadWeights(state), ...unreachedModels(state), ...lostCalls(state)];
  known.set(key, unmet);
  return unmet;
}

/** Copies of self-hosted models that may not read the weights that they start with. */
function unreadWeights(state: State): readonly string[] {
  const scene = sceneIn(state);
  return state.inference.models
    .filter(isSelfHosted)
    .filter((model) => !mayReadWeights(scene, model))
    .map(({ name, weights }) => `a copy of ${name} may not read ${weightsPrefix({ name, weights })}`);
}

/**
 * By the role in the template of what runs the model, and the endpoint of S3.
 *
 * @param weights the folder of the bucket
 */
export function mayReadWeights(
  { world, identities, deployment, allEndpoints }: Scene,
  model: SelfHostedModel,
  weights = weightsPrefix(model).slice(0, -1),
): boolean {
  const prefix = weightsPrefix(model);
  const [runner] = world
    .ofType('AWS::ECS::TaskDefinition', 'AWS::SageMaker::Model')
    .filter(({ written }) => JSON.stringify(written).includes(`/${prefix}`));
  if (!runner) throw new Error(`nothing runs ${prefix}`);
  const arn = runner.text(runner.type === 'AWS::ECS::TaskDefinition' ? 'TaskRoleArn' : 'ExecutionRoleArn');
  const role = identities.find((identity) => identity.arn === arn);
  const s3 = allEndpoints.find(({ service }) => service === 's3');
  const bucket = world
    .ofType('AWS::S3::Bucket')
    .find(({ logicalId }) => logicalId.startsWith('ModelsWeights'));
  if (!role || !s3 || !bucket) return false;
  return allows(
    {
      principal: role.principal,
      action: 's3:GetObject',
      resource: `arn:${world.templates.partition}:s3:::${bucket.symbol}/${weights}/config.json`,
      context: roleContext(role.principal, s3.vpc, deployment.region),
    },
    { identity: allowing(role), endpoint: s3.policy, resourceAccount: deployment.account },
  );
}

/** Models that a router of the gateway chooses, and may not or cannot call. */
function unreachedModels(state: State): readonly string[] {
  const scene = sceneIn(state);
  return scene.lanes.flatMap((lane) =>
    scene.deployment.models
      .filter(({ name }) => laneUsesModel(scene.table, lane.lane, name))
      .filter(
        (model) =>
          !state.inference.models.some(({ name }) => name === model.name) ||
          !allAllow(controlsOf(scene, lane, model)),
      )
      .map(({ name }) => `the ${lane.lane} lane chooses ${name} and may not call it`),
  );
}

/** Lanes whose role, endpoint and network let a Bedrock or SageMaker model through that neither file routes there. */
export function callsBeyond(state: State, files: readonly State['gateway'][]): readonly string[] {
  const scene = sceneIn(state);
  const routed = files.map((file) =>
    sceneIn({ foundation: file, inference: file, gateway: file, operations: file }),
  );
  const models = [...files, state.gateway]
    .flatMap((file) => file.models)
    .filter(({ host }) => host !== 'vllm');
  return scene.lanes.flatMap((lane) =>
    models
      .filter((model) => allAllow(controlsOf(scene, lane, model)))
      .filter(
        (model) =>
          !routed.some(({ deployment, table }) =>
            deployment.models.some(
              (one) => callOf(one) === callOf(model) && laneUsesModel(table, lane.lane, one.name),
            ),
          ),
      )
      .map(({ name }) => `the ${lane.lane} lane may call ${name}`),
  );
}

/** What a call to a model names: a model of the union may have another name than in its file. */
const callOf = (model: State['gateway']['models'][number]): string =>
  'modelId' in model ? JSON.stringify([model.modelId, model.profile]) : model.name;
