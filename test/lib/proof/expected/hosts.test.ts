import { readDeployment } from '../../../../lib/config/read-deployment';
import type { Area } from '../../../../lib/proof/expected/area';
import { hosts } from '../../../../lib/proof/expected/hosts/hosts';
import { identities } from '../../../../lib/proof/expected/identities/identities';
import { network } from '../../../../lib/proof/expected/network/network';
import { synthesizedSubject } from '../../../../scripts/prove/synthesized-subject';
import { FIXTURES } from '../../../fixture-deployments';
import { changed } from '../../config/changed';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';
import { INSTANCE_SABOTAGES } from './hosts/instance-sabotages';
import { manyModels } from './hosts/many-models';
import { NETWORK_SABOTAGES } from './hosts/network-sabotages';
import { balancer, container, group, model, service, task, template } from './hosts/sandbox-hosts';
import { SERVING_SABOTAGES } from './hosts/serving-sabotages';
import { TASK_SABOTAGES } from './hosts/task-sabotages';
import { unnoticed } from './unnoticed';

test.each(FIXTURES)('%s has the expected hosts', (name) => {
  expect(differencesFrom(hosts, subjectOf(name))).toEqual([]);
});

describe('several models on each host', () => {
  const many = synthesizedSubject(manyModels());

  test('are expected exactly', () => {
    expect(differencesFrom(hosts, many)).toEqual([]);
  });

  test.each([
    ['the targets of a service', 'AWS::ECS::Service', 'LoadBalancers'],
    ['the instances of a service', 'AWS::ECS::Service', 'CapacityProviderStrategy'],
    ['the task of a service', 'AWS::ECS::Service', 'TaskDefinition'],
    ['the targets of a host name', 'AWS::ElasticLoadBalancingV2::ListenerRule', 'Actions'],
    ['the instances of a capacity provider', 'AWS::ECS::CapacityProvider', 'AutoScalingGroupProvider'],
    ['the launch template of instances', 'AWS::AutoScaling::AutoScalingGroup', 'LaunchTemplate'],
    ['the command of a container', 'AWS::ECS::TaskDefinition', 'ContainerDefinitions'],
    ['the model of an endpoint', 'AWS::SageMaker::EndpointConfig', 'ProductionVariants'],
    ['the configuration of an endpoint', 'AWS::SageMaker::Endpoint', 'EndpointConfigName'],
    ['the container of a model on SageMaker', 'AWS::SageMaker::Model', 'PrimaryContainer'],
  ])('may not exchange %s', (_, type, property) => {
    const subject = structuredClone(many);
    const [one, other] = new Edit(subject).all(type).map(({ Properties }) => Properties);
    [one[property], other[property]] = [other[property], one[property]];
    expect(differencesFrom(hosts, subject)).not.toEqual([]);
  });
});

describe('weights with a pinned manifest', () => {
  const MANIFEST = 'b'.repeat(64);
  const pinned = synthesizedSubject(
    readDeployment(
      changed({ 'models[0].weights.manifest': MANIFEST, 'models[1].weights.manifest': MANIFEST }),
      'test',
    ),
  );

  test('are expected exactly', () => {
    expect(differencesFrom(hosts, pinned)).toEqual([]);
  });

  const at = (edit: Edit, word: string) => container(edit).EntryPoint.indexOf(word);
  test.each<readonly [string, (edit: Edit) => void]>([
    [
      'may not be served without the comparison',
      (edit) => container(edit).EntryPoint.splice(at(edit, MANIFEST) - 3, 4),
    ],
    [
      'may not be compared with another manifest',
      (edit) => container(edit).EntryPoint.splice(at(edit, MANIFEST), 1, 'c'.repeat(64)),
    ],
    [
      'may not be compared without their checksums',
      (edit) => {
        const script = at(edit, MANIFEST) - 1;
        container(edit).EntryPoint[script] = container(edit).EntryPoint[script].replace(
          'ChecksumSHA256',
          'ETag',
        );
      },
    ],
    [
      'may not be read by vLLM from elsewhere',
      (edit) => container(edit).Command.splice(0, 1, 's3://weights/qwen3-8b/main/'),
    ],
    [
      'may not be read by SageMaker from the folder of their revision',
      (edit) => {
        const source = model(edit).PrimaryContainer.ModelDataSource.S3DataSource;
        source.S3Uri = JSON.parse(JSON.stringify(source.S3Uri).replace(`sha256-${MANIFEST}`, 'main'));
      },
    ],
  ])('%s', (_, change) => {
    const subject = structuredClone(pinned);
    change(new Edit(subject));
    expect(differencesFrom(hosts, subject)).not.toEqual([]);
  });
});

/** Roles, security groups and subnets are of other areas. Together with them, a rule knows which one is which. */
const withPlacesAndRoles: Area = {
  claims: {},
  resources: (basis) => [hosts, identities, network].flatMap(({ resources }) => resources(basis)),
};

/** The claims that a change of the sandbox's templates breaks. */
function brokenBy(change: (edit: Edit) => void, area = hosts): readonly string[] {
  const subject = subjectOf('sandbox');
  change(new Edit(subject));
  return [...new Set(differencesFrom(area, subject).map((words) => words.split(': ')[0] ?? ''))];
}

const SABOTAGES = [...SERVING_SABOTAGES, ...TASK_SABOTAGES, ...INSTANCE_SABOTAGES, ...NETWORK_SABOTAGES];

test.each(SABOTAGES)('%s: that breaks %s', (_, claim, change) => {
  expect(brokenBy(change)).toEqual([claim]);
});

const loadBalancerGroup = (edit: Edit) => balancer(edit).SecurityGroups[0];

/**
 * Which claim breaks depends on which of two resources counts as the wrong one: the one that refers, or the one that is
 * referred to.
 */
const EXCHANGES: Readonly<Record<string, (edit: Edit) => void>> = {
  'the container has the role of the ECS agent': (edit) =>
    Object.assign(task(edit), { TaskRoleArn: task(edit).ExecutionRoleArn }),
  'the ECS agent has the role of the container': (edit) =>
    Object.assign(task(edit), { ExecutionRoleArn: task(edit).TaskRoleArn }),
  'SageMaker has the role of vLLM’s container': (edit) =>
    Object.assign(model(edit), { ExecutionRoleArn: task(edit).TaskRoleArn }),
  'an instance has a profile of another team': (edit) =>
    Object.assign(template(edit), { IamInstanceProfile: { Name: 'administrator' } }),
  'the role of vLLM’s container scales an endpoint': (edit) =>
    Object.assign(edit.resource('AWS::ApplicationAutoScaling::ScalableTarget').Properties, {
      RoleARN: task(edit).TaskRoleArn,
    }),
  'a task is in the security group of the load balancer': (edit) =>
    Object.assign(service(edit).NetworkConfiguration.AwsvpcConfiguration, {
      SecurityGroups: [loadBalancerGroup(edit)],
    }),
  'an instance is in the security group of the load balancer': (edit) =>
    Object.assign(template(edit).NetworkInterfaces[0], { Groups: [loadBalancerGroup(edit)] }),
  'SageMaker is in the security group of the load balancer': (edit) =>
    Object.assign(model(edit).VpcConfig, { SecurityGroupIds: [loadBalancerGroup(edit)] }),
  'instances are in a foreign subnet': (edit) =>
    Object.assign(group(edit).Properties, { VPCZoneIdentifier: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'] }),
  'tasks are in one zone only': (edit) =>
    service(edit).NetworkConfiguration.AwsvpcConfiguration.Subnets.pop(),
};

test.each(Object.entries(EXCHANGES))('%s: that is not what is expected', (_, change) => {
  expect(brokenBy(change, withPlacesAndRoles)).not.toEqual([]);
});

test.each([
  ['Default', '/bank/image'],
  ['Type', 'String'],
])('an image that is not the one of AWS’s parameter breaks hosts.instances: another %s', (name, value) => {
  const subject = subjectOf('sandbox');
  const parameters = Object.values(subject.stacks).flatMap(({ Parameters = {} }) =>
    Object.entries(Parameters),
  );
  const [image] = parameters.filter(([id]) => id.includes('gpurecommendedimageid'));
  Object.assign(image?.[1] ?? {}, { [name]: value });
  expect(differencesFrom(hosts, subject)).toEqual([expect.stringMatching(/^hosts\.instances: .*ImageId/)]);
});

test.each([
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::EC2::LaunchTemplate',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::SageMaker::Model',
  'AWS::SageMaker::EndpointConfig',
  'AWS::SageMaker::Endpoint',
])('a second %s is not expected, even if it is the same as the first', (type) => {
  const subject = subjectOf('sandbox');
  const edit = new Edit(subject);
  edit.add('inference', 'Second', structuredClone(edit.resource(type)));
  expect(differencesFrom(hosts, subject)).toEqual([
    expect.stringMatching(`is a ${type} that nothing is expected to be`),
  ]);
});

const IRRELEVANT = [
  'AWS::ApplicationAutoScaling::ScalingPolicy PolicyName',
  'AWS::ECS::Service DeploymentConfiguration.MaximumPercent',
  'AWS::ECS::Service DeploymentConfiguration.MinimumHealthyPercent',
  'AWS::ECS::Service EnableECSManagedTags',
  'AWS::ECS::Service PropagateTags',
  'AWS::ECS::TaskDefinition ContainerDefinitions.HealthCheck.Interval',
  'AWS::ECS::TaskDefinition ContainerDefinitions.HealthCheck.Retries',
  'AWS::ECS::TaskDefinition ContainerDefinitions.HealthCheck.StartPeriod',
  'AWS::ECS::TaskDefinition ContainerDefinitions.HealthCheck.Timeout',
  'AWS::ECS::TaskDefinition ContainerDefinitions.LinuxParameters.SharedMemorySize',
  'AWS::ECS::TaskDefinition ContainerDefinitions.LogConfiguration.Options.max-buffer-size',
  'AWS::ECS::TaskDefinition ContainerDefinitions.MemoryReservation',
  'AWS::ECS::TaskDefinition Family',
  'AWS::ElasticLoadBalancingV2::Listener DefaultActions.FixedResponseConfig.ContentType',
  'AWS::ElasticLoadBalancingV2::Listener DefaultActions.FixedResponseConfig.MessageBody',
  'AWS::ElasticLoadBalancingV2::ListenerRule Priority',
];

/** What the values must be is known when all areas are compared together: a repository, a bucket, a profile. */
const NAMED_BY_OTHER_AREAS = [
  'AWS::EC2::LaunchTemplate LaunchTemplateData.IamInstanceProfile.Arn',
  'AWS::ECS::TaskDefinition ContainerDefinitions.Command',
  'AWS::ECS::TaskDefinition ContainerDefinitions.Image',
  'AWS::SageMaker::Model PrimaryContainer.Image',
  'AWS::SageMaker::Model PrimaryContainer.ModelDataSource.S3DataSource.S3Uri',
];

describe('of all properties', () => {
  const found = unnoticed(hosts, subjectOf('sandbox'));
  const places = (pattern: RegExp) => [
    ...new Set(found.filter((one) => pattern.test(one)).map((one) => one.replace(/ (is|has) .*/, ''))),
  ];
  const withAnyValue = places(/ is another| has one more/);

  test('those that may have any value change no claim', () => {
    expect(withAnyValue.filter((place) => !/\bTag(s|Specifications)\b/.test(place))).toEqual(
      [...IRRELEVANT, ...NAMED_BY_OTHER_AREAS].sort(),
    );
  });

  test('those that may be missing have the expected value by default', () => {
    expect(places(/ is missing/).filter((place) => !withAnyValue.includes(place))).toEqual([
      'AWS::AutoScaling::AutoScalingGroup Tags',
      'AWS::EC2::LaunchTemplate LaunchTemplateData.TagSpecifications',
      'AWS::EC2::LaunchTemplate LaunchTemplateData.TagSpecifications.Tags',
      'AWS::EC2::LaunchTemplate TagSpecifications',
      'AWS::EC2::LaunchTemplate TagSpecifications.Tags',
      'AWS::ECS::Service EnableExecuteCommand',
      'AWS::ECS::TaskDefinition ContainerDefinitions.Essential',
      'AWS::ECS::TaskDefinition ContainerDefinitions.PortMappings.Protocol',
      'AWS::ECS::TaskDefinition ContainerDefinitions.Privileged',
      'AWS::ElasticLoadBalancingV2::LoadBalancer Type',
      'AWS::SageMaker::EndpointConfig ProductionVariants.EnableSSMAccess',
    ]);
  });
});
