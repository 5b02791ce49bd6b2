import { randomUUID } from 'node:crypto';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateVpcCommand, CreateVpcPeeringConnectionCommand } from '@aws-sdk/client-ec2';
import {
  CreateDetectorCommand,
  ListDetectorsCommand,
  UpdateDetectorCommand,
} from '@aws-sdk/client-guardduty';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateAliasCommand, CreateKeyCommand } from '@aws-sdk/client-kms';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
} from '@aws-sdk/client-sagemaker';
import { QUOTAS } from '../../../lib/config/facts/service-quotas';
import type { Answer } from '../../../scripts/preflight/answer';
import { check } from '../../../scripts/preflight/check';
import type { NamedType, Prerequisite } from '../../../scripts/preflight/prerequisite';
import { printedHere } from '../../printed-commands/printed-here';
import { accountAt } from '../account/account-at';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';

// What an account has besides the deployment: networks, names, what counts against its quotas, the detector of its region.

const moto = motoAccount('us-east-1');
const printed = printedHere();

const ask = async (prerequisite: Prerequisite, region = 'us-east-1'): Promise<Answer> =>
  printed(await check(prerequisite, accountAt(moto().endpoint, region)));

async function stack(resources: object, outputs: Record<string, unknown> = {}): Promise<string> {
  const StackName = `s-${randomUUID()}`;
  const TemplateBody = JSON.stringify({
    Resources: resources,
    Outputs: Object.fromEntries(Object.entries(outputs).map(([key, Value]) => [key, { Value }])),
  });
  await moto().cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }));
  return StackName;
}

const vpcIn = async (region: string, CidrBlock: string) => {
  const { Vpc } = await accountAt(moto().endpoint, region).ec2.send(new CreateVpcCommand({ CidrBlock }));
  return Vpc?.VpcId ?? '';
};

describe('a quota', () => {
  withMoto('with room for the deployment is accepted, with what is used and what is added', async () => {
    expect(await ask({ kind: 'account-quota', quota: 'vpcs', needed: { none: 1 } }, 'eu-west-1')).toEqual({
      status: 'ok',
      words: '1 of 5 are used in eu-west-1; a deploy adds 1.',
      commands: [],
    });
  });

  withMoto('without room is refused, with the command that requests as many as are needed', async () => {
    for (const block of ['10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16', '10.4.0.0/16']) {
      await vpcIn('eu-west-2', block);
    }
    const answer = await ask({ kind: 'account-quota', quota: 'vpcs', needed: { none: 1 } }, 'eu-west-2');
    expect(answer).toEqual({
      words:
        'The quota "VPCs per Region" in eu-west-2 is 5; the account has 5, and a deploy adds 1. Request a higher one; approval may take days.',
      commands: [
        'aws service-quotas request-service-quota-increase --region eu-west-2 --service-code vpc --quota-code L-F678F1CE --desired-value 6',
      ],
    });
  });

  withMoto('does not count again what a stack of the deployment has already', async () => {
    const own = await stack({ Bucket: { Type: 'AWS::S3::Bucket' } });
    const needed = { [own]: 5_000, none: 3 };
    expect((await ask({ kind: 'account-quota', quota: 'security-groups', needed }))?.words).toMatch(
      /a deploy adds 3\.$/,
    );
  });

  withMoto.each([
    [50, 'ok'],
    [51, undefined],
  ])('of each VPC is compared with the deployment alone: %i endpoints of 50', async (many, status) => {
    const answer = await ask({ kind: 'account-quota', quota: 'interface-endpoints', needed: { none: many } });
    expect(answer?.status).toBe(status);
  });

  withMoto('that no command can raise says whom to ask', async () => {
    const answer = await ask({ kind: 'account-quota', quota: 'private-apis', needed: { none: 601 } });
    expect(answer).toMatchObject({ words: expect.stringContaining('Ask AWS Support'), commands: [] });
  });

  withMoto('of IAM is the one that IAM counts itself', async () => {
    await moto().iam.send(new CreateRoleCommand({ RoleName: 'one', AssumeRolePolicyDocument: '{}' }));
    const of = (quota: 'roles' | 'policies') =>
      ask({ kind: 'account-quota', quota, needed: { none: 9_999 } });
    expect((await of('roles'))?.commands[0]).toContain('--service-code iam --quota-code L-FE177D64');
    expect((await of('policies'))?.commands[0]).toContain('--service-code iam --quota-code L-E95E4862');
  });

  test.each(Object.values(QUOTAS))('$title has a default', ({ usual }) => {
    expect(usual).toBeGreaterThan(0);
  });
});

describe('a block of addresses', () => {
  withMoto('that no other VPC of the account has is accepted', async () => {
    const prerequisite = { kind: 'address-block', cidr: '10.200.0.0/20', foundation: 'none' } as const;
    expect(await ask(prerequisite, 'sa-east-1')).toBeUndefined();
  });

  withMoto('of which another VPC has addresses is a warning that names the VPC', async () => {
    const other = await vpcIn('sa-east-1', '10.40.0.0/16');
    const answer = await ask(
      { kind: 'address-block', cidr: '10.40.16.0/20', foundation: 'none' },
      'sa-east-1',
    );
    expect(answer).toMatchObject({
      status: 'warn',
      words: expect.stringContaining(`${other} (10.40.0.0/16) has addresses of the block 10.40.16.0/20`),
    });
  });

  withMoto('is not compared with the VPC of the deployment itself', async () => {
    const own = await vpcIn('us-east-1', '10.60.0.0/20');
    const foundation = await stack({ Bucket: { Type: 'AWS::S3::Bucket' } }, { VpcId: own });
    expect(await ask({ kind: 'address-block', cidr: '10.60.0.0/20', foundation })).toBeUndefined();
  });

  withMoto(
    'that a peered network has too is refused: what they send to each other does not arrive',
    async () => {
      const [VpcId, PeerVpcId] = [
        await vpcIn('us-east-1', '10.70.0.0/20'),
        await vpcIn('us-east-1', '10.70.0.0/16'),
      ];
      await moto().ec2.send(new CreateVpcPeeringConnectionCommand({ VpcId, PeerVpcId }));
      const foundation = await stack({ Bucket: { Type: 'AWS::S3::Bucket' } }, { VpcId });
      const answer = await ask({ kind: 'address-block', cidr: '10.70.0.0/20', foundation });
      expect(answer?.status).toBeUndefined();
      expect(answer?.words).toContain(`${PeerVpcId} (10.70.0.0/16) is peered`);
    },
  );
});

describe('a name that the templates choose', () => {
  const free = (type: NamedType, name: string, of = 'none') =>
    ask({ kind: 'free-name', type, name, stack: of });

  /** Creates a resource of a type with a name. */
  const make: Readonly<
    Record<Exclude<NamedType, 'AWS::Bedrock::Guardrail'>, (name: string) => Promise<unknown>>
  > = {
    'AWS::Logs::LogGroup': (logGroupName) => moto().api.logs('CreateLogGroup', { logGroupName }),
    'AWS::ECS::Cluster': (clusterName) => moto().api.ecs('CreateCluster', { clusterName }),
    'AWS::KMS::Alias': async (AliasName) => {
      const { KeyMetadata } = await moto().kms.send(new CreateKeyCommand({}));
      return moto().kms.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyMetadata?.KeyId ?? '' }));
    },
    'AWS::SageMaker::Endpoint': async (EndpointName) => {
      const { sageMaker } = moto();
      const ExecutionRoleArn = `arn:aws:iam::${ACCOUNT}:role/one`;
      await sageMaker.send(new CreateModelCommand({ ModelName: EndpointName, ExecutionRoleArn }));
      await sageMaker.send(
        new CreateEndpointConfigCommand({
          EndpointConfigName: EndpointName,
          ProductionVariants: [
            {
              VariantName: 'v',
              ModelName: EndpointName,
              InstanceType: 'ml.m5.4xlarge',
              InitialInstanceCount: 1,
            },
          ],
        }),
      );
      return sageMaker.send(new CreateEndpointCommand({ EndpointName, EndpointConfigName: EndpointName }));
    },
  };

  describe.each(Object.entries(make))('of a %s', (text, create) => {
    const type = text as NamedType;
    const name = type === 'AWS::KMS::Alias' ? 'alias/sandbox/data' : 'sandbox-one';

    withMoto('is free, then taken, and its own where the stack exists', async () => {
      expect(await free(type, name)).toBeUndefined();
      await create(`${name}-longer`);
      expect(await free(type, name)).toBeUndefined();
      await create(name);
      const answer = await free(type, name);
      expect(answer?.status).toBeUndefined();
      expect(answer?.words).toContain(`has a ${type} with the name ${name}, and none does not exist`);
      const own = await stack({ Bucket: { Type: 'AWS::S3::Bucket' } });
      expect(await free(type, name, own)).toBeUndefined();
    });
  });
});

describe('GuardDuty AI Protection', () => {
  withMoto('is missing where there is no detector, where it is off, and found where it is on', async () => {
    expect((await ask({ kind: 'guard-duty' }))?.words).toContain('GuardDuty is not on in us-east-1');
    const feature = (Status: 'DISABLED' | 'ENABLED') => [
      { Name: 'AI_PROTECTION' as 'S3_DATA_EVENTS', Status },
    ];
    const { guardDuty } = moto();
    await guardDuty.send(new CreateDetectorCommand({ Enable: true }));
    const { DetectorIds: [DetectorId = ''] = [] } = await guardDuty.send(new ListDetectorsCommand({}));
    expect(await ask({ kind: 'guard-duty' })).toMatchObject({ status: 'unknown' });
    await guardDuty.send(new UpdateDetectorCommand({ DetectorId, Features: feature('DISABLED') }));
    const off = await ask({ kind: 'guard-duty' });
    expect(off?.status).toBeUndefined();
    expect(off?.commands[1]).toContain(`update-detector --region us-east-1 --detector-id ${DetectorId}`);
    await guardDuty.send(new UpdateDetectorCommand({ DetectorId, Features: feature('ENABLED') }));
    expect(await ask({ kind: 'guard-duty' })).toMatchObject({ status: 'ok' });
  });
});
