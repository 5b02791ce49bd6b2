import { MANIFEST, type Mutation, type MutationKind, TEMPLATE } from './change';
import { idMatches, pathMatches } from './pattern';

/** Why mutations may survive: what they change is not part of any claim. */
export interface Explanation {
  /** Resource types, or families: `AWS::IAM::*`. */
  readonly types: readonly string[];
  /** Path patterns, see `pattern.ts`. */
  readonly paths: readonly string[];
  /** `{stack/LogicalId}`, where a deployment has others of the type that are expected in another way. @default any */
  readonly where?: RegExp;
  /** @default every kind */
  readonly kinds?: readonly MutationKind[];
  /** Of a mutation's words, where only some values are explained. @default any words */
  readonly how?: RegExp;
  /** Considers the most hostile value that this place could have. */
  readonly reason: string;
}

/** Properties with a default that the proof accepts: type, path, default (CloudFormation template reference, 2026-11). */
const DEFAULTS: readonly (readonly [type: string, path: string, value: string])[] = [
  ['AWS::EC2::Subnet', 'Properties/MapPublicIpOnLaunch', 'false'],
  ['AWS::EC2::VPC', 'Properties/InstanceTenancy', 'default'],
  ['AWS::ECS::Service', 'Properties/EnableExecuteCommand', 'false'],
  ['AWS::ECS::TaskDefinition', 'Properties/ContainerDefinitions/*/Essential', 'true'],
  ['AWS::ECS::TaskDefinition', 'Properties/ContainerDefinitions/*/Privileged', 'false'],
  ['AWS::ECS::TaskDefinition', 'Properties/ContainerDefinitions/*/PortMappings/*/Protocol', 'tcp'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'Properties/Type', 'application'],
  ['AWS::SageMaker::EndpointConfig', 'Properties/ProductionVariants/*/EnableSSMAccess', 'false'],
];

/**
 * Every survivor that is accepted. A new entry needs a reason that a risk officer accepts. A parameter in one of these
 * places is noticed all the same: the proof accepts none.
 */
export const EXPLAINED_SURVIVORS: readonly Explanation[] = [
  // Of every resource.
  {
    types: ['AWS::*'],
    paths: ['Metadata/**'],
    reason:
      'CloudFormation acts on no key of a resource’s Metadata. cfn-init, on an instance, acts on AWS::CloudFormation::Init; the boot script of every instance is expected exactly, and does not start it.',
  },
  {
    types: ['AWS::*'],
    paths: ['DependsOn/**'],
    reason:
      'It orders the creation of resources. The worst order, or a resource that does not exist, ends in a failed deploy; where an earlier resource is needed for a claim, the proof expects it.',
  },
  {
    types: ['AWS::*'],
    paths: [
      'Properties/Tags/**',
      'Properties/TagSpecifications/*/Tags/**',
      'Properties/LaunchTemplateData/TagSpecifications/**',
    ],
    reason:
      'Every policy of the deployment is expected exactly, and none has a condition on a tag; no service of it acts on one. What other tools of the account do with a tag is not in the templates.',
  },
  {
    types: ['AWS::*'],
    paths: ['Properties/Description', 'Properties/GroupDescription', 'Properties/AlarmDescription'],
    reason: 'AWS shows it to people. The worst text misleads a reader of the console.',
  },
  {
    types: [
      'AWS::DynamoDB::Table',
      'AWS::EC2::VPCEndpoint',
      'AWS::ECR::Repository',
      'AWS::IAM::*',
      'AWS::KMS::Key',
      'AWS::Logs::LogGroup',
      'AWS::S3::BucketPolicy',
      'AWS::SNS::TopicPolicy',
      'AWS::SQS::QueuePolicy',
      'AWS::ApiGateway::RestApi',
    ],
    paths: ['**/Sid'],
    reason: 'IAM decides nothing by the id of a statement. A wrong or repeated id ends in a failed deploy.',
  },

  // Where CloudFormation's default is the expected value.
  ...DEFAULTS.map(
    ([type, path, value]): Explanation => ({
      types: [type],
      paths: [path],
      kinds: ['remove'],
      how: /^removed$/,
      reason: `Without a value, CloudFormation takes its default, which is the expected one: ${value}.`,
    }),
  ),

  {
    types: ['AWS::SQS::Queue'],
    paths: ['DeletionPolicy', 'UpdateReplacePolicy'],
    kinds: ['remove'],
    how: /^removed$/,
    reason: 'Without a value, CloudFormation takes its default, which is the expected one: Delete.',
  },
  {
    types: ['AWS::Logs::LogGroup'],
    paths: ['DeletionPolicy', 'UpdateReplacePolicy'],
    where: /\/Logs(Sagemaker|VllmPerformance)/,
    kinds: ['remove'],
    how: /^removed$/,
    reason:
      'Without a value, CloudFormation deletes the group with its stack, as expected of a name that AWS fixes.',
  },

  // Names and texts of single types.
  {
    types: ['AWS::EC2::SecurityGroup'],
    paths: ['Properties/SecurityGroupEgress/*/Description'],
    reason: 'AWS shows the description of a rule to people and does nothing else with it.',
  },
  {
    types: ['AWS::Glue::*'],
    paths: ['**/Comment', '**/Description'],
    reason: 'Glue shows it to people. Athena reads the name and the type of a column only.',
  },
  {
    types: ['AWS::S3::Bucket'],
    paths: ['Properties/LifecycleConfiguration/Rules/*/Id'],
    reason: 'The name of a rule whose content is expected exactly. Nothing refers to it.',
  },
  {
    types: ['AWS::KMS::Alias'],
    paths: ['Properties/AliasName'],
    reason:
      'Every policy and property names a key by its id. An alias that another key has already ends in a failed deploy; the key behind this one is expected exactly.',
  },
  {
    types: ['AWS::Route53Resolver::*'],
    paths: ['Properties/Name'],
    reason: 'Resources of the resolver refer to each other by id. A name is shown to people.',
  },
  {
    types: ['AWS::Bedrock::Guardrail'],
    paths: ['Properties/Name', 'Properties/BlockedInputMessaging', 'Properties/BlockedOutputsMessaging'],
    reason:
      'Requests and policies name the guardrail by its id. The messages are fixed sentences for the caller; the worst one misleads its reader, and none can contain a prompt.',
  },
  {
    types: ['AWS::SNS::Topic'],
    paths: ['Properties/DisplayName'],
    reason: 'The name of the sender in mails to the operators.',
  },
  {
    types: ['AWS::ApiGateway::Authorizer'],
    paths: ['Properties/Name'],
    reason: 'Methods refer to the authorizer by its id, which the proof expects.',
  },
  {
    types: ['AWS::ApplicationAutoScaling::ScalingPolicy'],
    paths: ['Properties/PolicyName'],
    reason: 'Nothing refers to the policy by its name.',
  },

  // Operations: they show and tell, and let nothing in or out.
  {
    types: ['AWS::CloudWatch::Alarm'],
    paths: ['Properties/Metrics/*/Id', 'Properties/Metrics/*/Label', 'Properties/Metrics/*/ReturnData'],
    reason:
      'The only metric of the alarm: no expression refers to its id, the label is for readers, and a missing ReturnData means true (CloudWatch API reference, "MetricDataQuery").',
  },
  {
    types: ['AWS::CloudWatch::Dashboard'],
    paths: ['Properties/DashboardBody/**'],
    reason:
      'A widget that calls a function, expressions other than arithmetic, links and other regions are refused. What is left are titles, layout and the names of metrics: numbers, of which a reader sees those that the reader’s own permissions allow.',
  },
  {
    types: ['AWS::Athena::NamedQuery'],
    paths: ['Properties/QueryString', 'Properties/Name'],
    reason:
      'A saved text, which an auditor reads and runs with the auditor’s own permissions. The proof accepts one SELECT of the records only, so the worst query leaves records out of its answer; the records themselves are locked.',
  },

  // Hosts: values that no request and no permission depends on.
  {
    types: ['AWS::ECS::TaskDefinition'],
    paths: ['Properties/Family'],
    reason: 'The service names one task definition by its ARN, which includes its revision.',
  },
  {
    types: ['AWS::ECS::TaskDefinition'],
    paths: [
      'Properties/ContainerDefinitions/*/MemoryReservation',
      'Properties/ContainerDefinitions/*/LinuxParameters/SharedMemorySize',
    ],
    reason:
      'Amounts of memory of the only task of an instance, which needs every GPU of it. A wrong amount keeps the model from starting; the memory is the container’s own.',
  },
  {
    types: ['AWS::ECS::TaskDefinition'],
    paths: ['Properties/ContainerDefinitions/*/LogConfiguration/Options/max-buffer-size'],
    reason: 'How many lines may wait for their delivery. No record of a decision is among them.',
  },
  {
    types: ['AWS::ECS::TaskDefinition'],
    paths: [
      'Properties/ContainerDefinitions/*/HealthCheck/Interval',
      'Properties/ContainerDefinitions/*/HealthCheck/Retries',
      'Properties/ContainerDefinitions/*/HealthCheck/StartPeriod',
      'Properties/ContainerDefinitions/*/HealthCheck/Timeout',
    ],
    reason: 'It decides when ECS replaces a copy by an equal one. The worst value replaces it too often.',
  },
  {
    types: ['AWS::ECS::Service'],
    paths: ['Properties/EnableECSManagedTags', 'Properties/PropagateTags'],
    reason: 'Tags of tasks. No policy of the deployment has a condition on a tag.',
  },
  {
    types: ['AWS::ECS::Service'],
    paths: [
      'Properties/DeploymentConfiguration/MaximumPercent',
      'Properties/DeploymentConfiguration/MinimumHealthyPercent',
      'Properties/HealthCheckGracePeriodSeconds',
    ],
    reason:
      'How many equal copies run while a new version replaces the old one, and when. The number of instances, which is expected exactly, limits them.',
  },
  {
    types: ['AWS::AutoScaling::AutoScalingGroup'],
    paths: [
      'UpdatePolicy/AutoScalingInstanceRefresh/Preferences/MaxHealthyPercentage',
      'UpdatePolicy/AutoScalingInstanceRefresh/Preferences/MinHealthyPercentage',
    ],
    reason:
      'How many instances are replaced at once. The worst value replaces all of them in one step: the model does not answer until they have started. They are equal instances, and the size of the group, which is expected exactly, limits them.',
  },
  {
    types: ['AWS::ElasticLoadBalancingV2::ListenerRule'],
    paths: ['Properties/Priority'],
    reason:
      'Every rule is for another host name and is expected exactly, so at most one applies to a request, in any order.',
  },
  {
    types: ['AWS::ElasticLoadBalancingV2::Listener'],
    paths: ['Properties/DefaultActions/*/FixedResponseConfig/**'],
    reason: 'A fixed answer for a host name or a path that nothing serves. It contains no prompt.',
  },

  // The assembly.
  {
    types: [TEMPLATE],
    paths: ['Description', 'Outputs/*/Description'],
    reason:
      'CloudFormation shows it and does nothing else with it. It accepts a plain text only: a function in this place fails the deploy.',
  },
  {
    types: [TEMPLATE],
    paths: ['Parameters'],
    kinds: ['remove'],
    reason:
      'The rule of the template refers to the version of the bootstrap stack, so without that parameter the deploy fails. A resource that refers to a parameter that is gone is undecided.',
  },
  {
    types: [TEMPLATE],
    paths: ['Metadata/**'],
    reason:
      'CloudFormation’s console groups parameters by it and draws the template. No deploy depends on it, whatever it contains.',
  },
  {
    types: [TEMPLATE],
    paths: ['Outputs/*'],
    kinds: ['remove'],
    how: /^removed$/,
    reason:
      'Nobody acts on an output that is not there: a script or a client without a value stops. Where another stack reads it, the proof notices.',
  },
  {
    types: [TEMPLATE],
    paths: ['Rules/**', 'Parameters/BootstrapVersion/**'],
    reason:
      'The only parameter is the version of the bootstrap stack, and the only rule compares it. No resource refers to it. The worst rule stops every deploy, or none: the CDK CLI compares the version too.',
  },
  {
    types: [MANIFEST],
    paths: ['artifacts/aws-cdk-lib*/properties/**', 'artifacts/Tree/properties/**'],
    reason:
      'A report of feature flags and the tree of constructs. The CDK CLI prints them and deploys nothing by them.',
  },
  {
    types: [MANIFEST],
    paths: [
      'artifacts/*/displayName',
      'artifacts/*/additionalMetadataFile',
      'artifacts/*/properties/validateOnSynth',
      'assets/*/files/*/displayName',
    ],
    reason: 'The CDK CLI prints it: names, and construct paths and stack traces. It deploys nothing by them.',
  },
  {
    types: [MANIFEST],
    paths: ['artifacts/aws-cdk-lib*', 'artifacts/Tree'],
    kinds: ['remove'],
    how: /^removed$/,
    reason: 'Without the report or the tree, the CDK CLI prints less.',
  },
  {
    types: [MANIFEST],
    paths: ['artifacts/*/metadata/**'],
    reason:
      'What is left of the metadata is tags of the stack, which the CDK CLI reads only where the artifact has none. Other metadata that it acts on, such as an upload, is not expected and noticed.',
  },
  {
    types: [MANIFEST],
    paths: ['sections', 'sections/version', 'sections/minimumCliVersion'],
    reason:
      'The version of the assembly’s form. With the worst value, the CDK CLI refuses the assembly, or does not ask for an update of itself.',
  },
  {
    types: [MANIFEST],
    paths: ['artifacts/*/dependencies/**', 'artifacts/*/properties/additionalDependencies/**'],
    reason:
      'It orders the deploys of the four stacks. A stack before one that it imports from fails, and no other stack is there.',
  },
  {
    types: [MANIFEST],
    paths: ['**/requiresBootstrapStackVersion', '**/bootstrapStackVersionSsmParameter', 'assets/*/version'],
    reason:
      'The least version of the bootstrap stack, and where it is stored. The worst value lets the CLI try a deploy that a stack too old for it fails; roles and bucket of the bootstrap are expected exactly.',
  },
  {
    types: [MANIFEST],
    paths: ['artifacts/*/properties/tags/**'],
    reason: 'Tags of a stack and of its resources. No policy of the deployment has a condition on a tag.',
  },
];

export const explains = (
  { types, paths, where, kinds, how }: Explanation,
  { kind, target, how: words }: Pick<Mutation, 'kind' | 'target' | 'how'>,
): boolean =>
  (kinds === undefined || kinds.includes(kind)) &&
  (how === undefined || how.test(words)) &&
  (where === undefined || where.test(target.where)) &&
  idMatches(types, target.type) &&
  paths.some((path) => pathMatches(path, target.path));
