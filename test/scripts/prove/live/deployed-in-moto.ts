import { CreatePolicyCommand, AttachRolePolicyCommand, CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import {
  type Architecture,
  AddPermissionCommand,
  CreateFunctionCommand,
  PutFunctionConcurrencyCommand,
  type Runtime,
} from '@aws-sdk/client-lambda';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { regionFacts } from '../../../../lib/config/facts/regions';
import { symbolOf } from '../../../../lib/proof/template/names';
import type { Account } from '../../../../scripts/account/account';
import type { Uploaded } from './assembly';
import { GivenNames } from './names';

// moto's own CloudFormation cannot deploy the templates of a deployment. This deploys what a reader of the live proof
// reads with the API of its service; every other resource only gets a name.

// biome-ignore lint/suspicious/noExplicitAny: the properties of templates
type Properties = Record<string, any>;

type Deploy = (at: Account, properties: Properties, logicalId: string) => Promise<string>;

/** By type: makes a resource, and resolves with its physical id. In the order in which they are made. */
const DEPLOYS: Readonly<Record<string, Deploy>> = {
  'AWS::EC2::VPC': async ({ ec2 }, { CidrBlock }) =>
    (await ec2.send(new CreateVpcCommand({ CidrBlock }))).Vpc?.VpcId ?? '',
  'AWS::EC2::Subnet': async ({ ec2 }, { VpcId, CidrBlock, AvailabilityZone }) =>
    (await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }))).Subnet?.SubnetId ?? '',
  'AWS::EC2::RouteTable': async ({ ec2 }, { VpcId }) =>
    (await ec2.send(new CreateRouteTableCommand({ VpcId }))).RouteTable?.RouteTableId ?? '',
  'AWS::EC2::SecurityGroup': async ({ ec2 }, { VpcId, GroupDescription }, GroupName) => {
    const made = await ec2.send(new CreateSecurityGroupCommand({ VpcId, Description: GroupDescription, GroupName }));
    return made.GroupId ?? '';
  },
  'AWS::IAM::Role': async ({ iam }, { AssumeRolePolicyDocument, Path, PermissionsBoundary, RoleName }, logicalId) => {
    const name = RoleName ?? `role-${logicalId}`;
    const document = JSON.stringify(AssumeRolePolicyDocument);
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document, Path, PermissionsBoundary }));
    return name;
  },
  'AWS::S3::Bucket': async ({ s3 }, _, logicalId) => {
    const Bucket = `bucket-${logicalId.toLowerCase()}`;
    await s3.send(new CreateBucketCommand({ Bucket }));
    return Bucket;
  },
  // The policy of a key names what exists by now; it is put below.
  'AWS::KMS::Key': async ({ kms }, { KeySpec, KeyUsage }) =>
    (await kms.send(new CreateKeyCommand({ KeySpec, KeyUsage }))).KeyMetadata?.KeyId ?? '',
};

void [CreatePolicyCommand, AttachRolePolicyCommand, AddPermissionCommand, CreateFunctionCommand, PutFunctionConcurrencyCommand];
void [AuthorizeSecurityGroupEgressCommand, AuthorizeSecurityGroupIngressCommand, CreateVpcEndpointCommand, RevokeSecurityGroupEgressCommand];
void [PutBucketPolicyCommand, PutObjectCommand];
export type { Architecture, Runtime, Uploaded };
export { DEPLOYS, GivenNames, regionFacts, symbolOf };
