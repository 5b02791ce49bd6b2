import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { PutKeyPolicyCommand } from '@aws-sdk/client-kms';
import type { Deployment } from '../../../../../lib/config/deployment';
import { readDeployment } from '../../../../../lib/config/read-deployment';
import type { Claim } from '../../../../../lib/proof/claim';
import { stackResources } from '../../../../../scripts/account/stack';
import { strangersOf } from '../../../../../scripts/prove/live/strangers/strangers-of';
import starter from '../../../../fixtures/deployments/starter';
import { accountAt } from '../../../account/account-at';
import { ACCOUNT, type MotoAccount } from '../../../account/moto-account';

/** What stacks of a deployment have, as far as strangers reach it. moto creates all of it. */
const RESOURCES = {
  AuditRecords: { Type: 'AWS::S3::Bucket' },
  KeysAudit: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: '' } },
  RolesOpenLane: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  },
  Router: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': ['RolesOpenLane', 'Arn'] },
      Code: { ZipFile: 'exports.handler = async () => ({});' },
    },
  },
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'llm' } },
  Logs: { Type: 'AWS::Logs::LogGroup' },
  VllmCluster: { Type: 'AWS::ECS::Cluster' },
  Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.10.0.0/20' } },
  NetworkGroup: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'open lane',
      VpcId: { Ref: 'Network' },
      SecurityGroupEgress: [{ CidrIp: '127.0.0.1/32', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }],
    },
  },
};

/** IAM decides about the key. moto takes no such policy from a template. */
const KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' },
  ],
};

/** An account in moto with a deployment in it, and how strangers are looked for. */
export interface PlantedAccount {
  readonly deployment: Deployment;
  /** The physical id of a resource. */
  id(logicalId: string): string;
  /** @param changes to the file of the deployment, with nothing else deployed */
  claim(id: string, changes?: Partial<Deployment>): Promise<Claim | undefined>;
}

/** Deploys a small stack of a deployment in a region of its own: no test sees what another one plants in a VPC. */
export async function deployedIn(moto: MotoAccount, region: string): Promise<PlantedAccount> {
  const deployment = { ...readDeployment(starter, 'starter'), account: ACCOUNT, region };
  const account = accountAt(moto.endpoint, region);
  const stack = `${deployment.name}-foundation`;
  await account.cloudFormation.send(
    new CreateStackCommand({ StackName: stack, TemplateBody: JSON.stringify({ Resources: RESOURCES }) }),
  );
  const listed = await stackResources(account, stack);
  const physicalIds = new Map(
    listed.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [
      `${stack}/${LogicalResourceId}`,
      PhysicalResourceId,
    ]),
  );
  const id = (logicalId: string) => physicalIds.get(`${stack}/${logicalId}`) ?? '';
  const key = { KeyId: id('KeysAudit'), PolicyName: 'default', Policy: JSON.stringify(KEY_POLICY) };
  await account.kms.send(new PutKeyPolicyCommand(key));
  return {
    deployment,
    id,
    async claim(id, changes = {}) {
      const found = await strangersOf({ deployment: { ...deployment, ...changes }, account, physicalIds });
      return found.find((one) => one.id === id);
    },
  };
}
