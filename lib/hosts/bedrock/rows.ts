import type { HostDefinition } from '../host';
import { inferenceProfileArn, invokeId } from './names';
import { callsBedrock, hasGuardrail, usesGuardrail } from './permissions';
import { needsRetention, needsUseCaseForm } from './prerequisites';
import { bedrockRouterModel } from './router-model';

/** AWS runs the models: the deployment has no role, log group or connection for them. */
export const bedrock: HostDefinition<'bedrock'> = {
  selfHosted: false,
  ownInstances: false,
  loadBalanced: false,
  dataKeyServices: (_, deployment) => (hasGuardrail(deployment) ? ['bedrock'] : []),
  fails: 'was answered with server errors by Bedrock',
  expectedCopies: () => undefined,
  roles: [],
  policies: () => [],
  logGroups: () => [],
  flows: () => [],
  names: () => [],
  foreignCalls: () => [],
  permissionsToCall: callsBedrock,
  permissionsOnce: usesGuardrail,
  profileOf: (model, deployment) =>
    model.profile && {
      arn: inferenceProfileArn(deployment, invokeId(model)),
      destinations: model.profile.destinations,
    },
  router: bedrockRouterModel,
  service: 'bedrock-runtime',
  servedName: invokeId,
  prerequisites: {
    once: (models, deployment) => [needsRetention(models), ...needsUseCaseForm(models, deployment)],
    before: ({ name, modelId }) => [{ kind: 'model-access', model: name, modelId }],
    staged: () => [],
    later: () => undefined,
  },
  idleInstances: () => undefined,
};
