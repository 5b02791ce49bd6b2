import { randomUUID } from 'node:crypto';
import { CreateRepositoryCommand, type ImageTagMutability } from '@aws-sdk/client-ecr';
import {
  CreateKeyCommand,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  type KeySpec,
  type KeyUsageType,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
} from '@aws-sdk/client-s3';
import type { KeyName } from '../../../lib/config/imports/imported-keys';
import type { Vouched } from '../../../lib/config/imports/vouched';
import type { Answer } from '../../../scripts/preflight/answer';
import { check } from '../../../scripts/preflight/check';
import type { Prerequisite, PrerequisiteOf } from '../../../scripts/preflight/prerequisite';
import { printedHere } from '../../printed-commands/printed-here';
import { accountAt } from '../account/account-at';
import { ACCOUNT, motoAccount, withMoto } from '../account/moto-account';

// Keys, buckets, topics and repositories that another team owns, as the file says that they are, and otherwise.

const moto = motoAccount('us-east-1');
const printed = printedHere();
const ask = async (prerequisite: Prerequisite, region = 'us-east-1'): Promise<Answer> =>
  printed(await check(prerequisite, accountAt(moto().endpoint, region)));

const vouchedFor = (thing: string, id: string, path: string): Vouched => ({
  path,
  thing,
  id,
  further: [],
  says: [],
  by: { name: 'cryptography team', on: '2026-11-09' },
});

const TYPES: readonly (readonly [KeyName, KeySpec, KeyUsageType])[] = [
  ['data', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
  ['audit', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
  ['volumes', 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
  ['digest', 'HMAC_256', 'GENERATE_VERIFY_MAC'],
  ['heads', 'ECC_NIST_P256', 'SIGN_VERIFY'],
];

async function keyOf(KeySpec: KeySpec, KeyUsage: KeyUsageType, rotated = KeySpec === 'SYMMETRIC_DEFAULT') {
  const { KeyMetadata } = await moto().kms.send(new CreateKeyCommand({ KeySpec, KeyUsage }));
  const KeyId = KeyMetadata?.Arn ?? '';
  if (rotated) await moto().kms.send(new EnableKeyRotationCommand({ KeyId }));
  return KeyId;
}

/** moto disables and deletes a key by its id alone. */
const idOf = (arn: string) => arn.split('/').at(-1);

describe('a key', () => {
  const asked = (name: KeyName, arn: string) =>
    ask({ kind: 'imported-key', of: vouchedFor(`${name} key`, arn, `imports.keys.${name}`), name });

  withMoto.each(TYPES)('for %s of the type that it needs is accepted', async (name, spec, usage) => {
    expect(await asked(name, await keyOf(spec, usage))).toBeUndefined();
  });

  withMoto.each([
    ['data', 'HMAC_256', 'GENERATE_VERIFY_MAC'],
    ['digest', 'HMAC_512', 'GENERATE_VERIFY_MAC'],
    ['heads', 'RSA_2048', 'SIGN_VERIFY'],
  ] as const)('for %s of %s is refused', async (name, spec, usage) => {
    const answer = await asked(name, await keyOf(spec, usage));
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain(`it is a key of ${spec} for ${usage}; the ${name} key is one of`);
  });

  withMoto('that was deleted is named', async () => {
    const gone = `arn:aws:kms:us-east-1:${ACCOUNT}:key/${randomUUID()}`;
    expect((await asked('data', gone))?.words).toContain(`This account has no data key ${gone} in us-east-1`);
  });

  withMoto('that is disabled is refused', async () => {
    const KeyId = await keyOf('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT');
    await moto().kms.send(new DisableKeyCommand({ KeyId: idOf(KeyId) }));
    expect((await asked('data', KeyId))?.words).toContain('its state is Disabled, not Enabled');
  });

  withMoto('whose deletion is planned is refused, with the day', async () => {
    const KeyId = await keyOf('ECC_NIST_P256', 'SIGN_VERIFY');
    await moto().kms.send(new ScheduleKeyDeletionCommand({ KeyId: idOf(KeyId), PendingWindowInDays: 7 }));
    expect((await asked('heads', KeyId))?.words).toMatch(/it is deleted on \d{4}-\d\d-\d\d: what is/);
  });

  withMoto('for encryption that is not rotated is a warning', async () => {
    const answer = await asked('data', await keyOf('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', false));
    expect(answer?.status).toBe('warn');
  });
});

describe('the bucket for access logs', () => {
  const made = async (options: object = {}) => {
    const Bucket = `logs-${randomUUID()}`;
    await moto().s3.send(new CreateBucketCommand({ Bucket, ...options }));
    return Bucket;
  };
  const asked = (bucket: string) =>
    ask({
      kind: 'imported-bucket',
      of: vouchedFor('access log bucket', bucket, 'imports.accessLogBucket'),
      account: ACCOUNT,
    });

  withMoto('of the account and region, with a key of S3, is accepted', async () => {
    expect(await asked(await made())).toBeUndefined();
  });

  withMoto('that does not exist is named', async () => {
    expect((await asked('logs-none'))?.words).toContain('has no access log bucket logs-none');
  });

  withMoto.each([
    ['eu-central-1', 'eu-central-1'],
    // The oldest region of Europe has a name of its own.
    ['EU', 'eu-west-1'],
  ] as const)('in %s is refused', async (LocationConstraint, region) => {
    const bucket = await made({ CreateBucketConfiguration: { LocationConstraint } });
    expect((await asked(bucket))?.words).toContain(`it is in ${region}`);
  });

  withMoto('with a key of KMS is refused: no log would arrive', async () => {
    const Bucket = await made();
    await moto().s3.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
        },
      }),
    );
    expect((await asked(Bucket))?.words).toContain('it encrypts with aws:kms');
  });

  withMoto('with a default retention is refused: no log would arrive', async () => {
    const Bucket = await made({ ObjectLockEnabledForBucket: true });
    expect(await asked(Bucket)).toBeUndefined();
    await moto().s3.send(
      new PutObjectLockConfigurationCommand({
        Bucket,
        ObjectLockConfiguration: {
          ObjectLockEnabled: 'Enabled',
          Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } },
        },
      }),
    );
    expect((await asked(Bucket))?.words).toContain('default retention of Object Lock');
  });
});

describe('the log archive', () => {
  const made = async (versioned: boolean, options: object = {}) => {
    const Bucket = `archive-${randomUUID()}`;
    await moto().s3.send(new CreateBucketCommand({ Bucket, ...options }));
    const VersioningConfiguration = { Status: versioned ? ('Enabled' as const) : ('Suspended' as const) };
    if (versioned) await moto().s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    return Bucket;
  };
  const asked = (bucket: string) =>
    ask({
      kind: 'imported-log-archive',
      of: vouchedFor('log archive', bucket, 'imports.logArchive'),
      account: ACCOUNT,
    });
  const LOCKED = { ObjectLockEnabledForBucket: true };

  withMoto('with versioning and Object Lock, in the region, is accepted', async () => {
    expect(await asked(await made(true, LOCKED))).toBeUndefined();
  });

  withMoto('that does not exist is named', async () => {
    expect((await asked('archive-none'))?.words).toContain('there is no such bucket, in any account');
  });

  withMoto('without versioning is refused: S3 would copy nothing', async () => {
    expect((await asked(await made(false)))?.words).toContain('its versioning is off');
  });

  withMoto('without Object Lock is refused', async () => {
    expect((await asked(await made(true)))?.words).toContain('it has no Object Lock');
  });

  withMoto('in another region is refused', async () => {
    const CreateBucketConfiguration = { LocationConstraint: 'eu-central-1' as const };
    const bucket = await made(true, { CreateBucketConfiguration });
    expect((await asked(bucket))?.words).toContain('it is in eu-central-1: records would leave us-east-1');
  });
});

describe('the image repository', () => {
  const KMS = { encryptionConfiguration: { encryptionType: 'KMS' as const } };
  const asked = async (imageTagMutability: ImageTagMutability, options: object, scanOnPush = true) => {
    const repositoryName = `images-${randomUUID()}`;
    const imageScanningConfiguration = { scanOnPush };
    await moto().ecr.send(
      new CreateRepositoryCommand({
        repositoryName,
        imageTagMutability,
        imageScanningConfiguration,
        ...options,
      }),
    );
    return askFor(repositoryName);
  };
  const askFor = (name: string) =>
    ask({
      kind: 'imported-repository',
      of: vouchedFor('image repository', name, 'imports.imageRepository'),
      account: ACCOUNT,
    });

  withMoto('with immutable tags, a key of KMS and scans is accepted', async () => {
    expect(await asked('IMMUTABLE', KMS)).toBeUndefined();
  });

  withMoto('that does not exist is named', async () => {
    expect((await askFor('platform/none'))?.words).toContain('has no image repository platform/none');
  });

  withMoto('whose tags move is refused', async () => {
    expect((await asked('MUTABLE', KMS))?.words).toContain('its tags are MUTABLE, not IMMUTABLE');
  });

  withMoto('without a key of KMS is refused', async () => {
    expect((await asked('IMMUTABLE', {}))?.words).toContain('it encrypts with AES256');
  });

  withMoto('that does not scan by itself is a warning', async () => {
    expect((await asked('IMMUTABLE', KMS, false))?.status).toBe('warn');
  });
});

describe('the policy of an imported', () => {
  const asked = (on: PrerequisiteOf<'owner-policy'>['on'], id: string, Action: string) =>
    ask({
      kind: 'owner-policy',
      on,
      of: vouchedFor(on, id, 'imports.keys.data'),
      deployment: 'landing-zone',
      statements: [owed(Action)],
    });
  const owed = (Action: string) => ({
    Effect: 'Allow',
    Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:role/<role of open-lane>`] },
    Action: [Action],
    Resource: ['*'],
  });
  const written = (Action: string, Resource: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/x` }, Action, Resource },
      ],
    });

  withMoto('key is compared with what its owner has to add', async () => {
    const KeyId = await keyOf('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT');
    expect(await asked('key', KeyId, 'kms:Decrypt')).toMatchObject({
      status: 'warn',
      // What a key has that nothing was said of: everything for every principal of the account.
      words: expect.stringMatching(/does not have 1 of 1 statements[\s\S]*also allows:\n.*"kms:\*"/),
      commands: [
        'npm run policy -- landing-zone --imports owner-policies',
        `aws kms get-key-policy --region us-east-1 --key-id ${KeyId} --policy-name default`,
      ],
    });
    const Policy = written('kms:Decrypt', '*');
    await moto().kms.send(new PutKeyPolicyCommand({ KeyId, PolicyName: 'default', Policy }));
    expect(await asked('key', KeyId, 'kms:Decrypt')).toBeUndefined();
  });

  withMoto('bucket is compared, also where it has none', async () => {
    const Bucket = `logs-${randomUUID()}`;
    await moto().s3.send(new CreateBucketCommand({ Bucket }));
    expect((await asked('bucket', Bucket, 's3:PutObject'))?.status).toBe('warn');
    await moto().s3.send(new PutBucketPolicyCommand({ Bucket, Policy: written('s3:PutObject', '*') }));
    expect(await asked('bucket', Bucket, 's3:PutObject')).toBeUndefined();
  });

  withMoto('topic is compared, with its entities decoded', async () => {
    const made = await moto().api.topics('CreateTopic', { Name: `t-${randomUUID()}` });
    const [, arn = ''] = /<TopicArn>([^<]+)/.exec(made) ?? [];
    expect((await asked('topic', arn, 'sns:Publish'))?.status).toBe('warn');
    const AttributeValue = written('sns:Publish', '*');
    await moto().api.topics('SetTopicAttributes', { TopicArn: arn, AttributeName: 'Policy', AttributeValue });
    expect(await asked('topic', arn, 'sns:Publish')).toBeUndefined();
  });

  withMoto.each([
    ['key', `arn:aws:kms:us-east-1:${ACCOUNT}:key/${randomUUID()}`],
    ['endpoint', 'vpce-0a1b2c3d4e5f60001'],
    ['bucket', 'logs-none'],
    ['topic', `arn:aws:sns:us-east-1:${ACCOUNT}:none`],
  ] as const)('%s that this account does not show is unknown', async (on, id) => {
    expect(await asked(on, id, 'x:y')).toMatchObject({
      status: 'unknown',
      words: expect.stringContaining('Ask cryptography team to compare'),
    });
  });
});

describe('the hosted zone', () => {
  const VPC = 'vpc-0a1b2c3d4e5f60718';
  const zoneWith = async (isPrivate: boolean) => {
    const body = `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>llm.example.com</Name>${
      isPrivate ? `<VPC><VPCRegion>us-east-1</VPCRegion><VPCId>${VPC}</VPCId></VPC>` : ''
    }<CallerReference>${randomUUID()}</CallerReference><HostedZoneConfig><PrivateZone>${isPrivate}</PrivateZone></HostedZoneConfig></CreateHostedZoneRequest>`;
    const response = await fetch(`${moto().endpoint}/2013-04-01/hostedzone`, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test/20261126/us-east-1/route53/aws4_request' },
      body,
    });
    const [, id = ''] = /<Id>\/hostedzone\/([^<]+)/.exec(await response.text()) ?? [];
    return id;
  };
  const asked = (id: string, change: object = {}) =>
    ask({
      kind: 'imported-zone',
      of: vouchedFor('hosted zone', id, 'imports.hostedZone'),
      name: 'llm.example.com',
      vpc: VPC,
      ...change,
    });

  withMoto('that is private and in the VPC is accepted', async () => {
    expect(await asked(await zoneWith(true))).toBeUndefined();
  });

  withMoto('that does not exist is named', async () => {
    expect((await asked('Z0123456789ABCDEFGHIJ'))?.words).toContain(
      'has no hosted zone Z0123456789ABCDEFGHIJ',
    );
  });

  withMoto('that is public is refused', async () => {
    expect((await asked(await zoneWith(false)))?.words).toContain('it is public');
  });

  withMoto.each([
    ['of another name', { name: 'example.com' }, 'its name is llm.example.com; the file says example.com'],
    ['of another VPC', { vpc: 'vpc-0f1e2d3c' }, `it is associated with ${VPC}`],
  ])('%s is refused', async (_, change, words) => {
    const answer = await asked(await zoneWith(true), change);
    expect(answer?.status).toBeUndefined();
    expect(answer?.words).toContain(words);
  });
});
