import type { Deployment } from '../config/deployment';
import { arnIn, objectsArn } from './arns';
import { REPORT_TO_CLUSTER } from './ecs-agent-actions';
import { vllmClusterName } from './names';
import { type Need, needs } from './need';
import type { NetworkResources, NetworkRoles } from './network-resources';
import type { Permission } from './permission';
import { required } from './required';
import { weightsPermissions } from './weights-permissions';

/**
 * What a GPU instance and the task on it call. The task reads weights, by its own network interface. The
 * instance does the rest: its ECS agent as the instance role; images and logs as the task execution role.
 */
export function vllmNeeds(
  deployment: Deployment,
  roles: NetworkRoles['vllm'],
  resources: NetworkResources,
): readonly Need[] {
  const models = deployment.models.filter((model) => model.host === 'vllm');
  if (models.length === 0) return [];
  const { instanceRole, executionRole, taskRole } = required(roles, 'the roles of vllm models');
  const weights = required(resources.weightsBucketArn, 'the weights bucket');
  const images = required(resources.imagesRepositoryArn, 'the images repository');
  const logGroup = required(resources.vllmLogGroupArn, 'the log group of vllm tasks');
  return [
    ...needs('vllm-task', taskRole, weightsPermissions(weights, models)),
    ...needs('vllm-instance', executionRole, [...pullImages(images), writeLogs(logGroup)]),
    ...needs('vllm-instance', instanceRole, runAgent(deployment)),
    imageLayers(deployment),
  ];
}

/** `ecr.dkr` is the registry Docker speaks to; it authorises a pull by the same actions as the API. */
function pullImages(repositoryArn: string): readonly Permission[] {
  const pull = {
    effect: 'Allow',
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: [repositoryArn],
  } as const;
  return [
    {
      sid: 'SignInToRegistry',
      effect: 'Allow',
      service: 'ecr.api',
      // This action has no resource to name: a sign-in is to the registry, not to a repository.
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
    },
    { ...pull, sid: 'DescribeImages', service: 'ecr.api' },
    { ...pull, sid: 'PullImages', service: 'ecr.dkr' },
  ];
}

const writeLogs = (logGroupArn: string): Permission => ({
  sid: 'WriteLogs',
  effect: 'Allow',
  service: 'logs',
  actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  resources: [logGroupArn],
});

/** The actions of AWS's policy AmazonEC2ContainerServiceforEC2Role that the agent uses, without creating clusters. */
function runAgent(deployment: Deployment): readonly Permission[] {
  const name = vllmClusterName(deployment);
  const cluster = arnIn(deployment, 'ecs', `cluster/${name}`);
  const instances = arnIn(deployment, 'ecs', `container-instance/${name}/*`);
  return [
    {
      sid: 'FindAgentEndpoint',
      effect: 'Allow',
      service: 'ecs',
      // This action has no resource to name: it is asked before the instance is registered.
      actions: ['ecs:DiscoverPollEndpoint'],
      resources: ['*'],
    },
    {
      sid: 'ReportState',
      effect: 'Allow',
      service: 'ecs',
      actions: [...REPORT_TO_CLUSTER, 'ecs:UpdateContainerInstancesState'],
      resources: [cluster, instances],
    },
    {
      sid: 'PollForWork',
      effect: 'Allow',
      service: 'ecs-agent',
      actions: ['ecs:Poll'],
      resources: [instances],
    },
    {
      sid: 'SendTelemetry',
      effect: 'Allow',
      service: 'ecs-telemetry',
      actions: ['ecs:StartTelemetrySession'],
      resources: [instances],
    },
  ];
}

/** Known exception: image layers come from a bucket AWS owns, by a URL that ECR signed with its own principal. */
function imageLayers(deployment: Deployment): Need {
  return {
    who: 'vllm-instance',
    caller: { anyone: 'ECR signs the URL of a layer with a principal of its own, not with a role of ours' },
    permission: {
      sid: 'FetchImageLayers',
      effect: 'Allow',
      service: 's3',
      actions: ['s3:GetObject'],
      resources: [objectsArn(deployment, `prod-${deployment.region}-starport-layer-bucket`)],
    },
  };
}
