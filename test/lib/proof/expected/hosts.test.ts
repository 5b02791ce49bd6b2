import type { DeploymentInput } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import type { Area } from '../../../../lib/proof/expected/area';
import { hosts } from '../../../../lib/proof/expected/hosts/hosts';
import { identities } from '../../../../lib/proof/expected/identities/identities';
import { network } from '../../../../lib/proof/expected/network/network';
import { synthesizedSubject } from '../../../../scripts/prove/synthesized-subject';
import { FIXTURES } from '../../../fixture-deployments';
import sandbox from '../../../fixtures/deployments/sandbox';
import { Edit } from '../edit';
import { subjectOf } from '../subjects';
import { differencesFrom } from './area';
import { unnoticed } from './unnoticed';

test.each(FIXTURES)('%s has the expected hosts', (name) => {
  expect(differencesFrom(hosts, subjectOf(name))).toEqual([]);
});

test('several models on each host, of any number of GPUs and copies, are expected exactly', () => {
  const [vllm, sagemaker] = sandbox.models;
  const instances = [
    { type: 'g6.xlarge', copies: { desired: 0, max: 1 }, instances: { min: 1, max: 1 } },
    { type: 'g7e.12xlarge', copies: { desired: 2, max: 3 }, instances: { min: 1, max: 4 } },
    { type: 'g5.12xlarge', copies: { desired: 4, max: 4 }, instances: { min: 2, max: 2 } },
    { type: 'p5.48xlarge', copies: { desired: 1, max: 8 }, instances: { min: 3, max: 64 } },
  ];
  const common = (type: string, host: string) => ({
    name: `${host}-${type.replaceAll('.', '-')}`,
    fallbacks: undefined,
    // Not in the catalogue, so that any instance type is accepted.
    weights: {
      source: 'example/chat',
      revision: vllm?.host === 'vllm' ? vllm.weights.revision : '',
      chatConfirmedOn: '2026-11-20',
    },
    availabilityConfirmedOn: '2026-11-20',
  });
  const models = [
    ...instances.map(({ type, copies }) => ({
      ...vllm,
      ...common(type, 'vllm'),
      ...{ instanceType: type, copies },
      certificate: {
        ...(vllm?.host === 'vllm' && vllm.certificate),
        hostName: `${type.replaceAll('.', '-')}.llm.example.com`,
      },
    })),
    ...instances.map(({ type, instances }) => ({
      ...sagemaker,
      ...common(type, 'sagemaker'),
      ...{ instanceType: `ml.${type}`, instances },
    })),
  ] as DeploymentInput['models'];
  const callers = sandbox.callers.map((caller) => ({ ...caller, models: undefined }));
  const deployment = readDeployment({ ...sandbox, guardrail: undefined, models, callers }, 'many');
  expect(differencesFrom(hosts, synthesizedSubject(deployment))).toEqual([]);
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

const task = (edit: Edit) => edit.resource('AWS::ECS::TaskDefinition').Properties;
const container = (edit: Edit) => task(edit).ContainerDefinitions[0];
const service = (edit: Edit) => edit.resource('AWS::ECS::Service').Properties;
const template = (edit: Edit) => edit.resource('AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData;
const group = (edit: Edit) => edit.resource('AWS::AutoScaling::AutoScalingGroup');
const balancer = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::LoadBalancer').Properties;
const listener = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::Listener').Properties;
const rule = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::ListenerRule').Properties;
const targets = (edit: Edit) => edit.resource('AWS::ElasticLoadBalancingV2::TargetGroup').Properties;
const model = (edit: Edit) => edit.resource('AWS::SageMaker::Model').Properties;
const configuration = (edit: Edit) => edit.resource('AWS::SageMaker::EndpointConfig').Properties;
const variant = (edit: Edit) => configuration(edit).ProductionVariants[0];

const REGISTRY = '111122223333.dkr.ecr.us-east-1.amazonaws.com';
const FOREIGN = '999988887777.dkr.ecr.us-east-1.amazonaws.com';
const DIGEST = `sha256:${'0'.repeat(64)}`;
const foreignBucket = { S3Uri: 's3://foreign/' };

type Sabotage = readonly [what: string, claim: string, change: (edit: Edit) => void];

/** One list for each claim. */
const SABOTAGES: readonly Sabotage[] = [
  ...of('hosts.image-and-weights', {
    'vLLM runs an image by tag': (edit) =>
      Object.assign(container(edit), { Image: `${REGISTRY}/vllm:latest` }),
    'vLLM runs an image of another registry': (edit) =>
      Object.assign(container(edit), { Image: `${FOREIGN}/vllm@${DIGEST}` }),
    'vLLM runs an image of another digest': (edit) =>
      Object.assign(container(edit), { Image: `${REGISTRY}/vllm@${DIGEST.replace('0', '1')}` }),
    'vLLM reads weights of another revision': (edit) =>
      container(edit).Command.splice(0, 1, 's3://weights/qwen3-8b/main/'),
    'SageMaker runs an image of another registry': (edit) =>
      Object.assign(model(edit).PrimaryContainer, { Image: `${FOREIGN}/vllm@${DIGEST}` }),
    'SageMaker asks a function for the credentials of a registry': (edit) =>
      Object.assign(model(edit).PrimaryContainer, {
        ImageConfig: {
          RepositoryAccessMode: 'Vpc',
          RepositoryAuthConfig: { RepositoryCredentialsProviderArn: 'arn' },
        },
      }),
    'SageMaker reads weights of another bucket': (edit) =>
      Object.assign(model(edit).PrimaryContainer.ModelDataSource.S3DataSource, foreignBucket),
    'SageMaker adds files of another bucket': (edit) =>
      Object.assign(model(edit).PrimaryContainer, {
        AdditionalModelDataSources: [{ S3DataSource: foreignBucket }],
      }),
    'SageMaker sends every prompt through a second container': (edit) =>
      Object.assign(model(edit), { Containers: [{ Image: `${REGISTRY}/other@${DIGEST}` }] }),
    'the endpoint has another name': (edit) =>
      Object.assign(edit.resource('AWS::SageMaker::Endpoint').Properties, { EndpointName: 'other' }),
    'the endpoint has another configuration': (edit) =>
      Object.assign(edit.resource('AWS::SageMaker::Endpoint').Properties, { EndpointConfigName: 'other' }),
    'the configuration has another model': (edit) => Object.assign(variant(edit), { ModelName: 'other' }),
  }),
  ...of('I7.serving', {
    'vLLM logs requests': (edit) => container(edit).Command.push('--enable-log-requests'),
    'vLLM logs answers': (edit) => container(edit).Command.push('--enable-log-outputs'),
    'vLLM sends traces': (edit) => container(edit).Command.push('--otlp-traces-endpoint', 'http://10.0.0.1'),
    'vLLM runs code that comes with weights': (edit) => container(edit).Command.push('--trust-remote-code'),
    'vLLM serves without TLS': (edit) =>
      container(edit).Command.splice(container(edit).Command.indexOf('--ssl-keyfile'), 4),
    'an answer has no limit': (edit) =>
      container(edit).Command.splice(container(edit).Command.indexOf('--override-generation-config'), 2),
    'vLLM downloads from Hugging Face': (edit) =>
      container(edit).EntryPoint.splice(container(edit).EntryPoint.indexOf('HF_HUB_OFFLINE=1'), 1),
    'a variable turns requests into log lines': (edit) =>
      container(edit).EntryPoint.splice(1, 0, 'VLLM_DEBUG_LOG_API_SERVER_RESPONSE=true'),
    'something else starts instead of vLLM': (edit) =>
      Object.assign(container(edit), { EntryPoint: ['sh', '-c'] }),
    'the health check runs something else': (edit) =>
      Object.assign(container(edit).HealthCheck, { Command: ['CMD-SHELL', 'curl 10.0.0.1'] }),
    'SageMaker’s vLLM logs requests': (edit) =>
      Object.assign(model(edit).PrimaryContainer.Environment, { SM_VLLM_ENABLE_LOG_REQUESTS: 'true' }),
    'SageMaker’s container installs packages': (edit) => {
      delete model(edit).PrimaryContainer.Environment.STANDARD_AUTO_INSTALL_REQ;
    },
    'SageMaker’s vLLM reports its use': (edit) =>
      Object.assign(model(edit).PrimaryContainer.Environment, { VLLM_NO_USAGE_STATS: '0' }),
  }),
  ...of('I7.capture', {
    'SageMaker captures prompts': (edit) =>
      Object.assign(configuration(edit), { DataCaptureConfig: { EnableCapture: true } }),
    'SageMaker stores answers': (edit) =>
      Object.assign(configuration(edit), { AsyncInferenceConfig: { OutputConfig: foreignBucket } }),
    'a shadow variant gets a copy of every prompt': (edit) =>
      Object.assign(configuration(edit), { ShadowProductionVariants: [{ ...variant(edit) }] }),
    'an explainer gets prompts': (edit) =>
      Object.assign(configuration(edit), { ExplainerConfig: { ClarifyExplainerConfig: {} } }),
    'a crash writes its memory to a bucket': (edit) =>
      Object.assign(variant(edit), { CoreDumpConfig: { DestinationS3Uri: 's3://foreign/' } }),
    'a second variant gets a part of the prompts': (edit) =>
      configuration(edit).ProductionVariants.push({ ...variant(edit), VariantName: 'other' }),
  }),
  ...of('hosts.task', {
    'a sidecar runs beside vLLM': (edit) =>
      task(edit).ContainerDefinitions.push({ Name: 'sidecar', Image: `${REGISTRY}/other@${DIGEST}` }),
    'the container is privileged': (edit) => Object.assign(container(edit), { Privileged: true }),
    'the container runs as root': (edit) => Object.assign(container(edit), { User: '0:0' }),
    'the container may gain privileges': (edit) =>
      Object.assign(container(edit), { DockerSecurityOptions: [] }),
    'the container has a capability': (edit) =>
      Object.assign(container(edit).LinuxParameters.Capabilities, { Add: ['SYS_PTRACE'] }),
    'the container has a device of the instance': (edit) =>
      Object.assign(container(edit).LinuxParameters, { Devices: [{ HostPath: '/dev/nvme0n1' }] }),
    'the container writes to its disk': (edit) =>
      Object.assign(container(edit), { ReadonlyRootFilesystem: false }),
    'a crash writes its memory to the disk': (edit) =>
      container(edit).Ulimits.push({ Name: 'core', SoftLimit: -1, HardLimit: -1 }),
    'the container has a variable': (edit) =>
      Object.assign(container(edit), { Environment: [{ Name: 'HTTPS_PROXY', Value: 'http://10.0.0.1' }] }),
    'variables come from a bucket': (edit) =>
      Object.assign(container(edit), { EnvironmentFiles: [{ Type: 's3', Value: 'arn:aws:s3:::foreign/x' }] }),
    'the container has a secret': (edit) =>
      Object.assign(container(edit), { Secrets: [{ Name: 'KEY', ValueFrom: 'arn' }] }),
    'the container asks another name server': (edit) =>
      Object.assign(container(edit), { DnsServers: ['10.0.0.1'] }),
    'the container mounts the socket of Docker': (edit) =>
      Object.assign(task(edit).Volumes[0].Host, { SourcePath: '/var/run' }),
    'the container writes to the instance': (edit) =>
      Object.assign(container(edit).MountPoints[0], { ReadOnly: false }),
    'the container shares the network of its instance': (edit) =>
      Object.assign(task(edit), { NetworkMode: 'host' }),
    'the container sees the processes of its instance': (edit) =>
      Object.assign(task(edit), { PidMode: 'host' }),
    'a proxy reads what comes in': (edit) =>
      Object.assign(task(edit), { ProxyConfiguration: { ContainerName: 'vllm' } }),
    'logs go to another endpoint': (edit) =>
      Object.assign(container(edit).LogConfiguration.Options, { 'awslogs-endpoint': 'http://10.0.0.1' }),
    'logs go to another region': (edit) =>
      Object.assign(container(edit).LogConfiguration.Options, { 'awslogs-region': 'us-west-2' }),
    'logs go to another service': (edit) =>
      Object.assign(container(edit).LogConfiguration, { LogDriver: 'splunk' }),
    'Service Connect adds a container': (edit) =>
      Object.assign(service(edit), { ServiceConnectConfiguration: { Enabled: true } }),
    'a rollout calls a function': (edit) =>
      Object.assign(service(edit).DeploymentConfiguration, { LifecycleHooks: [{ HookTargetArn: 'arn' }] }),
    'copies run on Fargate': (edit) =>
      Object.assign(service(edit), {
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE', Weight: 1 }],
      }),
    'the cluster has Fargate': (edit) =>
      edit
        .resource('AWS::ECS::ClusterCapacityProviderAssociations')
        .Properties.CapacityProviders.push('FARGATE'),
    'the cluster has another name': (edit) =>
      Object.assign(edit.resource('AWS::ECS::Cluster').Properties, { ClusterName: 'other' }),
  }),
  ...of('hosts.shell', {
    'ECS Exec opens a shell': (edit) => Object.assign(service(edit), { EnableExecuteCommand: true }),
    'Session Manager opens a shell': (edit) => Object.assign(variant(edit), { EnableSSMAccess: true }),
  }),
  ...of('hosts.instances', {
    'an SSH key opens an instance': (edit) => Object.assign(template(edit), { KeyName: 'operator' }),
    'metadata need no session': (edit) =>
      Object.assign(template(edit).MetadataOptions, { HttpTokens: 'optional' }),
    'metadata reach containers': (edit) =>
      Object.assign(template(edit).MetadataOptions, { HttpPutResponseHopLimit: 2 }),
    'the boot script does more': (edit) =>
      template(edit).UserData['Fn::Base64']['Fn::Join'][1].push('\ncurl 10.0.0.1 | sh'),
    'an instance starts from an image of its own': (edit) =>
      Object.assign(template(edit), { ImageId: 'ami-0123456789abcdef0' }),
    'an instance starts from the image that another parameter names': (edit) =>
      Object.assign(template(edit), { ImageId: '{{resolve:ssm:/bank/image}}' }),
    'instances start from another template as well': (edit) =>
      Object.assign(group(edit).Properties, { MixedInstancesPolicy: { LaunchTemplate: {} } }),
    'instances start from another version of the template': (edit) =>
      Object.assign(group(edit).Properties.LaunchTemplate, { Version: '1' }),
    'a lifecycle hook assumes a role': (edit) =>
      Object.assign(group(edit).Properties, { LifecycleHookSpecificationList: [{ RoleARN: 'arn' }] }),
    'a launch notifies another account': (edit) =>
      Object.assign(group(edit).Properties.NotificationConfigurations[0], {
        TopicARN: 'arn:aws:sns:us-east-1:999988887777:foreign',
      }),
    'CloudFormation replaces the instances': (edit) =>
      Object.assign(group(edit), { UpdatePolicy: { AutoScalingReplacingUpdate: { WillReplace: true } } }),
    'SageMaker’s instance starts from another image': (edit) =>
      Object.assign(variant(edit), { InferenceAmiVersion: 'al2-ami-sagemaker-inference-gpu-2' }),
  }),
  ...of('hosts.load-balancer', {
    'the load balancer listens without TLS': (edit) =>
      Object.assign(listener(edit), { Port: 80, Protocol: 'HTTP' }),
    'the load balancer accepts TLS 1.0': (edit) =>
      Object.assign(listener(edit), { SslPolicy: 'ELBSecurityPolicy-2016-08' }),
    'the load balancer has another certificate': (edit) =>
      Object.assign(listener(edit).Certificates[0], { CertificateArn: 'arn' }),
    'requests for any name reach a model': (edit) =>
      Object.assign(listener(edit), { DefaultActions: rule(edit).Actions }),
    'requests for any path reach a model': (edit) =>
      Object.assign(rule(edit).Conditions[1].PathPatternConfig, { Values: ['*'] }),
    'a path that changes the weights reaches a model': (edit) =>
      rule(edit).Conditions[1].PathPatternConfig.Values.push('/update_weights'),
    'requests for another name reach a model': (edit) =>
      rule(edit).Conditions[0].HostHeaderConfig.Values.push('*.example.com'),
    'a rule sends requests to another target': (edit) =>
      Object.assign(rule(edit), { Actions: [{ Type: 'redirect', RedirectConfig: { Host: 'example.com' } }] }),
    'another server is a target': (edit) => Object.assign(targets(edit), { Targets: [{ Id: '10.0.0.1' }] }),
    'the load balancer reaches targets without TLS': (edit) =>
      Object.assign(targets(edit), { Protocol: 'HTTP' }),
    'the load balancer keeps no access log': (edit) => setAttribute(edit, 'access_logs.s3.enabled', 'false'),
    'the load balancer writes a log of connections': (edit) =>
      balancer(edit).LoadBalancerAttributes.push({ Key: 'connection_logs.s3.enabled', Value: 'true' }),
    'the load balancer passes invalid headers on': (edit) =>
      setAttribute(edit, 'routing.http.drop_invalid_header_fields.enabled', 'false'),
  }),
  ...of('I5.hosts', {
    'the load balancer is public': (edit) => Object.assign(balancer(edit), { Scheme: 'internet-facing' }),
    'the load balancer is public by default': (edit) => {
      delete balancer(edit).Scheme;
    },
    'the load balancer has another security group': (edit) =>
      balancer(edit).SecurityGroups.push('sg-0a1b2c3d'),
    'an instance has a public address': (edit) =>
      Object.assign(template(edit).NetworkInterfaces[0], { AssociatePublicIpAddress: true }),
    'an instance has another security group': (edit) =>
      template(edit).NetworkInterfaces[0].Groups.push('sg-0a1b2c3d'),
    'a task has a public address': (edit) =>
      Object.assign(service(edit).NetworkConfiguration.AwsvpcConfiguration, { AssignPublicIp: 'ENABLED' }),
    'SageMaker’s container has a network': (edit) =>
      Object.assign(model(edit), { EnableNetworkIsolation: false }),
    'SageMaker’s container has a network by default': (edit) => {
      delete model(edit).EnableNetworkIsolation;
    },
    'SageMaker fetches the weights outside the VPC': (edit) => {
      delete model(edit).VpcConfig;
    },
  }),
  ...of('I6.volumes', {
    'a volume is not encrypted': (edit) =>
      Object.assign(template(edit).BlockDeviceMappings[0].Ebs, { Encrypted: false }),
    'a volume has AWS’s own key': (edit) => {
      delete template(edit).BlockDeviceMappings[0].Ebs.KmsKeyId;
    },
    'a volume is made from a snapshot': (edit) =>
      Object.assign(template(edit).BlockDeviceMappings[0].Ebs, { SnapshotId: 'snap-0a1b2c3d' }),
    'a volume outlives its instance': (edit) =>
      Object.assign(template(edit).BlockDeviceMappings[0].Ebs, { DeleteOnTermination: false }),
    'an instance has a second volume': (edit) =>
      template(edit).BlockDeviceMappings.push({ DeviceName: '/dev/xvdb', Ebs: { VolumeSize: 1 } }),
  }),
  ...of('hosts.capacity', {
    'more instances may run': (edit) => Object.assign(group(edit).Properties, { MaxSize: '64' }),
    'instances run without a copy': (edit) => Object.assign(group(edit).Properties, { MinSize: '1' }),
    'more copies run': (edit) => Object.assign(service(edit), { DesiredCount: 1 }),
    'GPU instances are larger': (edit) => Object.assign(template(edit), { InstanceType: 'p5.48xlarge' }),
    'SageMaker’s instances are larger': (edit) =>
      Object.assign(variant(edit), { InstanceType: 'ml.p5.48xlarge' }),
    'an endpoint may grow further': (edit) =>
      Object.assign(edit.resource('AWS::ApplicationAutoScaling::ScalableTarget').Properties, {
        MaxCapacity: 64,
      }),
    'ECS terminates an instance that answers': (edit) =>
      Object.assign(edit.resource('AWS::ECS::CapacityProvider').Properties.AutoScalingGroupProvider, {
        ManagedTerminationProtection: 'DISABLED',
      }),
  }),
];

function of(claim: string, changes: Readonly<Record<string, (edit: Edit) => void>>): readonly Sabotage[] {
  return Object.entries(changes).map(([what, change]) => [what, claim, change]);
}

function setAttribute(edit: Edit, key: string, value: string): void {
  const attributes: { Key: string; Value: string }[] = balancer(edit).LoadBalancerAttributes;
  const found = attributes.find(({ Key }) => Key === key);
  if (!found) throw new Error(`the load balancer has no attribute ${key}`);
  found.Value = value;
}

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
      'AWS::ECS::Service EnableExecuteCommand',
      'AWS::ECS::TaskDefinition ContainerDefinitions.Essential',
      'AWS::ECS::TaskDefinition ContainerDefinitions.PortMappings.Protocol',
      'AWS::ECS::TaskDefinition ContainerDefinitions.Privileged',
      'AWS::ElasticLoadBalancingV2::LoadBalancer Type',
      'AWS::SageMaker::EndpointConfig ProductionVariants.EnableSSMAccess',
    ]);
  });
});
