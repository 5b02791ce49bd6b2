import type { ModelOn } from '../../../config/model';
import type { Expected } from '../../matching/expected';
import { claimedBy, irrelevant, optional, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { CLUSTER, group, roleArn, targets } from '../things';
import { capacityProvider } from './gpu-instances';
import { subnets } from './subnets';
import { TAGS } from './tags';
import { TLS_FOLDER, VLLM_PORT, vllmContainer } from './vllm-container';

/** The cluster of all vLLM models, and the task and service of each. */
export function ecs(basis: Basis): readonly Expected[] {
  const models = basis.modelsOn('vllm');
  if (models.length === 0) return [];
  return [
    {
      ...COMMON,
      thing: CLUSTER,
      type: 'AWS::ECS::Cluster',
      properties: {
        // Roles and endpoint policies name it.
        ClusterName: `${basis.deployment.name}-vllm`,
        ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }],
      },
    },
    {
      ...COMMON,
      thing: 'capacity providers of the cluster',
      type: 'AWS::ECS::ClusterCapacityProviderAssociations',
      properties: {
        Cluster: the(CLUSTER),
        CapacityProviders: models.map(({ name }) => the(capacityProvider(name))),
        DefaultCapacityProviderStrategy: [],
      },
    },
    ...models.flatMap((model) => [task(basis, model), service(basis, model)]),
  ];
}

const COMMON = { stack: 'inference', claim: 'hosts.task' } as const;

const taskDefinition = (model: string) => `task definition of ${model}`;

const task = (basis: Basis, model: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: taskDefinition(model.name),
  type: 'AWS::ECS::TaskDefinition',
  // No `ProxyConfiguration`, `PidMode` or `IpcMode`.
  properties: {
    Family: irrelevant('the service names one task definition by its ARN'),
    RequiresCompatibilities: ['EC2'],
    NetworkMode: 'awsvpc',
    TaskRoleArn: claimedBy('hosts.roles', roleArn(basis, 'vllm-task')),
    ExecutionRoleArn: claimedBy('hosts.roles', roleArn(basis, 'vllm-execution')),
    Volumes: [{ Name: 'tls', Host: { SourcePath: TLS_FOLDER } }],
    ContainerDefinitions: [vllmContainer(basis, model)],
  },
});

const service = (basis: Basis, { name, copies }: ModelOn<'vllm'>): Expected => ({
  ...COMMON,
  thing: `service of ${name}`,
  type: 'AWS::ECS::Service',
  // No `ServiceConnectConfiguration`, which would add a container, and no `LaunchType`: instances of the model only.
  properties: {
    Cluster: the(CLUSTER, 'Arn'),
    TaskDefinition: the(taskDefinition(name)),
    CapacityProviderStrategy: [{ CapacityProvider: the(capacityProvider(name)), Weight: 1 }],
    DesiredCount: claimedBy('hosts.capacity', copies.desired),
    // No lifecycle hook, which would call a function.
    DeploymentConfiguration: {
      MinimumHealthyPercent: COPIES_DURING_ROLLOUT,
      MaximumPercent: COPIES_DURING_ROLLOUT,
      DeploymentCircuitBreaker: { Enable: true, Rollback: true },
    },
    EnableExecuteCommand: claimedBy('hosts.shell', optional(false)),
    LoadBalancers: [{ ContainerName: 'vllm', ContainerPort: VLLM_PORT, TargetGroupArn: the(targets(name)) }],
    NetworkConfiguration: claimedBy('I5.hosts', {
      AwsvpcConfiguration: {
        Subnets: subnets(basis),
        SecurityGroups: [the(group('vllm-task'))],
        AssignPublicIp: optional('DISABLED'),
      },
    }),
    HealthCheckGracePeriodSeconds: 1800,
    AvailabilityZoneRebalancing: 'DISABLED',
    PlacementStrategies: [{ Type: 'spread', Field: 'attribute:ecs.availability-zone' }],
    EnableECSManagedTags: TAGS,
    PropagateTags: TAGS,
  },
});

const COPIES_DURING_ROLLOUT = irrelevant(
  'the number of copies while a new version replaces the old one; the instances that the group allows limit it',
);
