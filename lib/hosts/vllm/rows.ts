import { ec2Instance } from '../../config/facts/instances';
import { modelAddress, modelVariable } from '../../plan/deploy-time-values';
import { type Flow, HTTPS } from '../../plan/flow';
import type { LaneWorkload } from '../../plan/roles';
import type { HostDefinition } from '../host';
import { INSTANCE_VOLUME } from './instance-volume';
import { VLLM_PORT, vllmClusterName } from './names';
import { fetchesImageLayers, vllmPolicies, vllmRoles } from './permissions';
import { vllmPrerequisites } from './prerequisites';
import { vllmNames } from './resolved-names';

/** Lanes open connections to the load balancer, the load balancer to the tasks. */
const flows = (lanes: readonly LaneWorkload[]): readonly Flow[] => [
  ...lanes.map(
    (lane): Flow => ({
      from: lane,
      to: 'vllm-load-balancer',
      port: HTTPS,
      why: `${lane} asks vllm models`,
    }),
  ),
  {
    from: 'vllm-load-balancer',
    to: 'vllm-task',
    port: VLLM_PORT,
    why: 'requests and health checks of vllm-load-balancer',
  },
];

export const vllm: HostDefinition<'vllm'> = {
  selfHosted: true,
  ownInstances: true,
  loadBalanced: true,
  dataKeyServices: () => [],
  fails: 'answered with server errors',
  expectedCopies: ({ copies }) => copies.desired,
  roles: vllmRoles,
  policies: vllmPolicies,
  logGroups: (_, deployment) => [
    { name: 'vllm-logs', id: 'Vllm' },
    // ECS writes Container Insights here: the load of the cluster's instances and tasks.
    {
      id: 'VllmPerformance',
      fixedName: `/aws/ecs/containerinsights/${vllmClusterName(deployment)}/performance`,
    },
  ],
  flows,
  names: vllmNames,
  foreignCalls: fetchesImageLayers,
  // The network alone controls access to a vllm model.
  permissionsToCall: () => [],
  permissionsOnce: () => [],
  profileOf: () => undefined,
  // The variable that holds the base URL, the CA to trust, and what callers may send of vLLM's own fields.
  router: {
    describe: ({ name, certificate, extras }) => ({
      host: 'vllm',
      baseUrlVariable: modelVariable(name, 'BASE_URL'),
      caBundle: certificate.caBundle,
      extras: extras && [...extras],
    }),
    variables: (model, values) => ({ [model.baseUrlVariable]: modelAddress(model.name, values) }),
  },
  service: 'openai-server',
  servedName: ({ name }) => name,
  prerequisites: vllmPrerequisites,
  idleInstances: ({ instanceType, copies }, region) => ({
    type: instanceType,
    count: copies.desired,
    most: copies.max,
    usdPerHour: ec2Instance(instanceType).ec2UsdPerHour[region],
    volume: INSTANCE_VOLUME,
  }),
};
