import type { HostDefinition } from '../host';
import { vllmFlows } from './flows';
import { vllmClusterName } from './names';
import { fetchesImageLayers, vllmPolicies, vllmRoles } from './permissions';
import { vllmInstances, vllmPrerequisites } from './prerequisites';
import { vllmRouterModel } from './router-model';

export const vllm: HostDefinition<'vllm'> = {
  selfHosted: true,
  ownInstances: true,
  fails: 'answered with server errors',
  expectedCopies: ({ copies }) => copies.desired,
  roles: vllmRoles,
  policies: vllmPolicies,
  logGroups: (_, deployment) => [
    { name: 'vllm-logs', id: 'Vllm' },
    // What ECS writes for Container Insights: how busy the cluster's instances and tasks are.
    {
      id: 'VllmPerformance',
      fixedName: `/aws/ecs/containerinsights/${vllmClusterName(deployment)}/performance`,
    },
  ],
  flows: vllmFlows,
  foreignCalls: fetchesImageLayers,
  // The network alone admits to a vllm model.
  permissionsToCall: () => [],
  permissionsOnce: () => [],
  profileOf: () => undefined,
  router: vllmRouterModel,
  service: 'openai-server',
  servedName: ({ name }) => name,
  prerequisites: vllmPrerequisites,
  idleInstances: vllmInstances,
};
