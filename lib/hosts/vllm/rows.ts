import { vllmClusterName } from '../../plan/names';
import type { HostDefinition } from '../host';
import { vllmFlows } from './flows';
import { fetchesImageLayers, vllmPolicies, vllmRoles } from './permissions';

export const vllm: HostDefinition<'vllm'> = {
  selfHosted: true,
  ownInstances: true,
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
};
