import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { AttachRolePolicyCommand, CreatePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateKeyCommand, EnableKeyRotationCommand, PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { CreateBucketCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import type { Account } from '../../../../scripts/account/account';

// moto's own CloudFormation cannot deploy the templates of a deployment. This is how a test deploys the types that a live
// proof reads with the API of their service.

// biome-ignore lint/suspicious/noExplicitAny: the properties of a template, as a service takes them
export type Properties = Record<string, any>;

export interface Deploy {
  readonly type: string;
  /** Makes a resource, and resolves with its physical id. What it refers to may have no name yet. */
  readonly make: (at: Account, properties: Properties, logicalId: string) => Promise<string | undefined>;
  /** What refers to others, once each has its name. */
  readonly fill?: (at: Account, properties: Properties, physicalId: string) => Promise<unknown>;
}

/** In the order in which they are made. */
export const DEPLOYS: readonly Deploy[] = [
  {
    type: 'AWS::EC2::VPC',
    make: async ({ ec2 }, { CidrBlock }) => (await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId,
  },
  {
    type: 'AWS::EC2::Subnet',
    make: async ({ ec2 }, { VpcId, CidrBlock, AvailabilityZone }) =>
      (await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }))).Subnet?.SubnetId,
  },
  {
    type: 'AWS::EC2::RouteTable',
    make: async ({ ec2 }, { VpcId }) =>
      (await ec2.send(new CreateRouteTableCommand({ VpcId }))).RouteTable?.RouteTableId,
  },
  {
    type: 'AWS::EC2::SecurityGroup',
    make: async ({ ec2 }, { VpcId, GroupDescription: Description }, GroupName) =>
      (await ec2.send(new CreateSecurityGroupCommand({ VpcId, Description, GroupName }))).GroupId,
    fill: async ({ ec2 }, { SecurityGroupEgress }, GroupId) => {
      if (SecurityGroupEgress === undefined) return;
      const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
      const IpPermissions = SecurityGroups?.[0]?.IpPermissionsEgress;
      await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions }));
      for (const rule of SecurityGroupEgress) {
        await ec2.send(
          new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions: [permission(rule)] }),
        );
      }
    },
  },
  {
    type: 'AWS::IAM::Role',
    make: async ({ iam }, { AssumeRolePolicyDocument, Path, RoleName, ...others }, logicalId) => {
      const name = RoleName ?? `role-${logicalId}`;
      await iam.send(
        new CreateRoleCommand({
          RoleName: name,
          AssumeRolePolicyDocument: JSON.stringify(AssumeRolePolicyDocument),
          Path,
          PermissionsBoundary: others.PermissionsBoundary,
        }),
      );
      return name;
    },
  },
  {
    type: 'AWS::S3::Bucket',
    make: async ({ s3 }, _, logicalId) => {
      const Bucket = `bucket-${logicalId.toLowerCase()}`;
      await s3.send(new CreateBucketCommand({ Bucket }));
      return Bucket;
    },
  },
  {
    type: 'AWS::KMS::Key',
    make: async ({ kms }, { KeySpec, KeyUsage }) =>
      (await kms.send(new CreateKeyCommand({ KeySpec, KeyUsage }))).KeyMetadata?.KeyId,
    fill: async ({ kms }, { KeyPolicy, EnableKeyRotation }, KeyId) => {
      await kms.send(
        new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy: JSON.stringify(KeyPolicy) }),
      );
      if (EnableKeyRotation) await kms.send(new EnableKeyRotationCommand({ KeyId }));
    },
  },
  {
    type: 'AWS::S3::BucketPolicy',
    make: async (_, { Bucket }) => Bucket,
    fill: ({ s3 }, { PolicyDocument }, Bucket) =>
      s3.send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(PolicyDocument) })),
  },
  {
    type: 'AWS::Logs::LogGroup',
    make: async ({ api }, { LogGroupName }, logicalId) => {
      const logGroupName = LogGroupName ?? `group-${logicalId}`;
      await api.logs('CreateLogGroup', { logGroupName });
      return logGroupName;
    },
  },
  {
    type: 'AWS::SNS::Topic',
    make: async ({ api }, { TopicName }, logicalId) => {
      const xml = await api.topics('CreateTopic', { Name: TopicName ?? `topic-${logicalId}` });
      return /<TopicArn>([^<]+)<\/TopicArn>/.exec(xml)?.[1];
    },
  },
  {
    type: 'AWS::SNS::TopicPolicy',
    make: async (_, __, logicalId) => logicalId,
    fill: ({ api }, { Topics, PolicyDocument }) =>
      api.topics('SetTopicAttributes', {
        TopicArn: Topics[0],
        AttributeName: 'Policy',
        AttributeValue: JSON.stringify(PolicyDocument),
      }),
  },
  {
    type: 'AWS::SQS::Queue',
    make: async ({ api }, { QueueName }, logicalId) => {
      const made = await api.queues('CreateQueue', { QueueName: QueueName ?? `queue-${logicalId}` });
      return String(made.QueueUrl);
    },
  },
  {
    type: 'AWS::SQS::QueuePolicy',
    make: async (_, __, logicalId) => logicalId,
    fill: async ({ api }, { Queues, PolicyDocument }) => {
      const { QueueUrl } = await api.queues('GetQueueUrl', { QueueName: Queues[0] });
      return api.queues('SetQueueAttributes', {
        QueueUrl,
        Attributes: { Policy: JSON.stringify(PolicyDocument) },
      });
    },
  },
  {
    type: 'AWS::Glue::Database',
    make: async ({ api }, { DatabaseInput }, logicalId) => {
      const Name = DatabaseInput?.Name ?? `database-${logicalId}`;
      await api.glue('CreateDatabase', { DatabaseInput: { ...DatabaseInput, Name } });
      return Name;
    },
  },
  {
    type: 'AWS::Glue::Table',
    make: async (_, { TableInput }) => TableInput.Name,
    fill: ({ api }, { DatabaseName, TableInput }) => api.glue('CreateTable', { DatabaseName, TableInput }),
  },
  {
    type: 'AWS::Budgets::Budget',
    make: async ({ api }, { Budget, NotificationsWithSubscribers }, BudgetName) => {
      await api.budgets('CreateBudget', {
        AccountId: '111122223333',
        Budget: { ...Budget, BudgetName },
        NotificationsWithSubscribers,
      });
      return BudgetName;
    },
  },
  {
    type: 'AWS::EC2::SecurityGroupIngress',
    make: async ({ ec2 }, { GroupId, ...rule }) => {
      const made = await ec2.send(
        new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [permission(rule)] }),
      );
      return made.SecurityGroupRules?.[0]?.SecurityGroupRuleId;
    },
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    make: async ({ ec2 }, { PolicyDocument, Tags: _, ...properties }) => {
      const asked = { ...properties, PolicyDocument: JSON.stringify(PolicyDocument) };
      const made = await ec2.send(
        new CreateVpcEndpointCommand(asked as ConstructorParameters<typeof CreateVpcEndpointCommand>[0]),
      );
      return made.VpcEndpoint?.VpcEndpointId;
    },
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    make: async ({ iam }, { PolicyDocument, Path, Roles = [] }, logicalId) => {
      const { Policy } = await iam.send(
        new CreatePolicyCommand({
          PolicyName: `policy-${logicalId}`,
          PolicyDocument: JSON.stringify(PolicyDocument),
          Path,
        }),
      );
      for (const RoleName of Roles) {
        await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: Policy?.Arn }));
      }
      return Policy?.Arn;
    },
  },
  {
    type: 'AWS::Lambda::Function',
    make: async (
      { lambda },
      { ReservedConcurrentExecutions, RecursiveLoop: _, KmsKeyArn, ...properties },
      name,
    ) => {
      const asked = { ...properties, FunctionName: `f-${name}`, KMSKeyArn: KmsKeyArn };
      const made = await lambda.send(
        new CreateFunctionCommand(asked as ConstructorParameters<typeof CreateFunctionCommand>[0]),
      );
      await lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName: `f-${name}`, ReservedConcurrentExecutions }),
      );
      return made.FunctionName;
    },
  },
  {
    type: 'AWS::ApiGateway::RestApi',
    make: async ({ apiGateway }, { Name, Policy, EndpointConfiguration: { Types, VpcEndpointIds } }) => {
      const made = await apiGateway.send(
        new CreateRestApiCommand({
          name: Name,
          policy: JSON.stringify(Policy),
          endpointConfiguration: { types: Types, vpcEndpointIds: VpcEndpointIds },
        }),
      );
      return made.id;
    },
  },
  {
    type: 'AWS::ApiGateway::Resource',
    make: async ({ apiGateway }, { RestApiId: restApiId, ParentId, PathPart: pathPart }) => {
      const parentId = await pathId(apiGateway, restApiId, ParentId);
      return (await apiGateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))).id;
    },
  },
  {
    type: 'AWS::ApiGateway::Method',
    make: async ({ apiGateway }, { RestApiId: restApiId, ResourceId, HttpMethod, ...properties }, name) => {
      const at = { restApiId, resourceId: await pathId(apiGateway, restApiId, ResourceId) };
      const { AuthorizationType: authorizationType, Integration } = properties;
      await apiGateway.send(new PutMethodCommand({ ...at, httpMethod: HttpMethod, authorizationType }));
      const { Type: type, IntegrationHttpMethod: integrationHttpMethod, Uri: uri } = Integration;
      const integration = { type, integrationHttpMethod, uri };
      await apiGateway.send(new PutIntegrationCommand({ ...at, httpMethod: HttpMethod, ...integration }));
      return name;
    },
  },
  {
    type: 'AWS::ApiGateway::Deployment',
    make: async ({ apiGateway }, { RestApiId: restApiId }) =>
      (await apiGateway.send(new CreateDeploymentCommand({ restApiId }))).id,
  },
  {
    type: 'AWS::ApiGateway::Stage',
    make: async (
      { apiGateway },
      { RestApiId: restApiId, DeploymentId: deploymentId, StageName: stageName },
    ) => (await apiGateway.send(new CreateStageCommand({ restApiId, deploymentId, stageName }))).stageName,
  },
  {
    type: 'AWS::Lambda::Permission',
    make: async ({ lambda }, { FunctionName, Action, Principal, SourceArn, SourceAccount }, logicalId) => {
      const StatementId = `s-${logicalId}`.slice(0, 100);
      await lambda.send(
        new AddPermissionCommand({ FunctionName, Action, Principal, SourceArn, SourceAccount, StatementId }),
      );
      return StatementId;
    },
  },
];

/** The id of a path of an API. A template names the root by an attribute of the API, which has no name here. */
async function pathId(client: APIGatewayClient, restApiId: string, id: string): Promise<string | undefined> {
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }));
  return (items.find((one) => one.id === id) ?? items.find(({ path }) => path === '/'))?.id;
}

/** A rule of a template as EC2 takes it. */
function permission(rule: Properties) {
  const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, Description } = rule;
  const group = rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId;
  const list = rule.SourcePrefixListId ?? rule.DestinationPrefixListId;
  return {
    IpProtocol,
    FromPort,
    ToPort,
    ...(CidrIp && { IpRanges: [{ CidrIp, Description }] }),
    ...(CidrIpv6 && { Ipv6Ranges: [{ CidrIpv6, Description }] }),
    ...(group && { UserIdGroupPairs: [{ GroupId: group, Description }] }),
    ...(list && { PrefixListIds: [{ PrefixListId: list, Description }] }),
  };
}
