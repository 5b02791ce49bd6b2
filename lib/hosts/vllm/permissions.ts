import type { Deployment } from '../../config/deployment';
import { arnIn } from '../../plan/arns';
import { pullsImages, readsWeights } from '../../plan/artifact-permissions';
import type { Need } from '../../plan/need';
import type { Permission, PolicyRow } from '../../plan/permission';
import { the } from '../../plan/resource';
import type { RoleRow } from '../../plan/roles';
import { vllmClusterName } from './names';
import type { VllmModel } from './schema';

/** The three roles of vLLM models: the instance's, the one the ECS agent uses, and the container's own. */
export const vllmRoles = [
  {
    role: 'vllm-instance',
    id: 'VllmInstance',
    description: 'GPU instances: the ECS agent registers them and polls for work',
    service: 'ec2.amazonaws.com',
    workload: 'vllm-instance',
  },
  {
    role: 'vllm-execution',
    id: 'VllmExecution',
    description: 'The ECS agent: pulls the vLLM image and ships the container logs',
    service: 'ecs-tasks.amazonaws.com',
    workload: 'vllm-instance',
  },
  {
    role: 'vllm-task',
    id: 'VllmTask',
    description: 'The vLLM container: reads its weights',
    service: 'ecs-tasks.amazonaws.com',
    workload: 'vllm-task',
  },
] as const satisfies readonly RoleRow[];

export type VllmRole = (typeof vllmRoles)[number]['role'];
/** The parts of a vLLM model that have a security group. */
export type VllmWorkload = (typeof vllmRoles)[number]['workload'] | 'vllm-load-balancer';

/**
 * What a GPU instance and the task on it may do. The task reads the weights through its own network interface. The
 * instance does the rest: the ECS agent uses the instance role, and the task execution role for images and logs.
 */
export const vllmPolicies = (models: readonly VllmModel[], deployment: Deployment): readonly PolicyRow[] => [
  {
    role: 'vllm-task',
    part: 'base',
    path: ['Vllm', 'Task'],
    description: 'Read the weights',
    permissions: [...readsWeights(models), COUNTS_VERSIONS],
  },
  {
    role: 'vllm-execution',
    part: 'base',
    path: ['Vllm', 'Execution'],
    description: 'Pull the vLLM image, ship container logs',
    permissions: [...pullsImages({ insideVpc: true }), WRITES_LOGS],
  },
  {
    role: 'vllm-instance',
    part: 'base',
    path: ['Vllm', 'Instance'],
    description: 'The ECS agent of one cluster',
    permissions: runsAgent(deployment),
  },
];

/** Before vLLM starts, the container finds that no file of the weights was ever replaced. */
const COUNTS_VERSIONS: Permission = {
  sid: 'ListWeightVersions',
  effect: 'Allow',
  actions: ['s3:ListBucketVersions'],
  resources: [the('weights-bucket')],
  through: ['s3'],
};

const WRITES_LOGS: Permission = {
  sid: 'WriteLogs',
  effect: 'Allow',
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resources: [the('vllm-logs')],
  through: ['logs'],
};

/** The actions of AWS's policy AmazonEC2ContainerServiceforEC2Role that the agent needs; it creates no cluster. */
function runsAgent(deployment: Deployment): readonly Permission[] {
  const name = vllmClusterName(deployment);
  const cluster = arnIn(deployment, 'ecs', `cluster/${name}`);
  const instances = arnIn(deployment, 'ecs', `container-instance/${name}/*`);
  return [
    {
      sid: 'ReportToCluster',
      effect: 'Allow',
      actions: [
        'ecs:DeregisterContainerInstance',
        'ecs:RegisterContainerInstance',
        'ecs:SubmitAttachmentStateChanges',
        'ecs:SubmitContainerStateChange',
        'ecs:SubmitTaskStateChange',
      ],
      resources: [cluster],
      through: ['ecs'],
    },
    {
      sid: 'UpdateState',
      effect: 'Allow',
      actions: ['ecs:UpdateContainerInstancesState'],
      resources: [instances],
      through: ['ecs'],
    },
    {
      sid: 'PollForWork',
      effect: 'Allow',
      actions: ['ecs:Poll'],
      resources: [instances],
      through: ['ecs-agent'],
    },
    {
      sid: 'SendTelemetry',
      effect: 'Allow',
      actions: ['ecs:StartTelemetrySession'],
      resources: [instances],
      through: ['ecs-telemetry'],
    },
    {
      sid: 'FindEndpoint',
      effect: 'Allow',
      // Returns the address to poll. The action supports no resource: the instance is not registered yet.
      actions: ['ecs:DiscoverPollEndpoint'],
      resources: ['*'],
      through: ['ecs'],
    },
  ];
}

/** Known exception: image layers come from a bucket that AWS owns, by a URL that ECR signs with its own principal. */
export const fetchesImageLayers = (deployment: Deployment): readonly Need[] => [
  {
    who: 'vllm-instance',
    caller: {
      anyone: 'ECR signs the URL of a layer with a principal of its own, not with a role of the deployment',
    },
    service: 's3',
    permission: {
      sid: 'FetchImageLayers',
      effect: 'Allow',
      actions: ['s3:GetObject'],
      resources: [
        arnIn(deployment, 's3', `prod-${deployment.region}-starport-layer-bucket/*`, {
          account: '',
          region: '',
        }),
      ],
      through: ['s3'],
    },
  },
];
