import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDeployment } from '../../../lib/config/read-deployment';
import { ownerPolicies } from '../../../lib/proof/owner-policies';
import { runPolicy } from '../../../scripts/policy/run';
import { everythingImported } from '../../everything-imported';
import { fixtureFile } from '../../fixture-deployments';

const folder = mkdtempSync(join(tmpdir(), 'owners-'));
afterAll(() => rmSync(folder, { recursive: true }));

const printed = runPolicy([fixtureFile('landing-zone'), '--imports', folder]);
const statements = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')).Statement as readonly Record<
    string,
    unknown
  >[];

test('each imported thing whose policy its owner vouches for has a file', () => {
  expect(readdirSync(folder).sort()).toEqual([
    'access-log-bucket.json',
    'alarm-topic.json',
    'endpoint-bedrock-runtime.json',
    'endpoint-kms.json',
    'endpoint-logs.json',
    'endpoint-s3.json',
    'key-data.json',
    'key-digest.json',
    'key-heads.json',
    'key-volumes.json',
  ]);
});

test('each line says whose policy the statements are for', () => {
  expect(printed).toContain('endpoint-kms.json: statements for the policy of vpce-0a1b2c3d4e5f60001');
});

test('the roles that compute digests are marked, because they get their names when they are deployed', () => {
  expect(statements('key-digest')).toEqual([
    {
      Effect: 'Allow',
      Principal: {
        AWS: ['open-lane', 'sealed-lane'].map((lane) => `arn:aws:iam::111122223333:role/<role of ${lane}>`),
      },
      Action: ['kms:GenerateMac'],
      Resource: ['*'],
      Condition: { StringEquals: { 'kms:MacAlgorithm': ['HMAC_SHA_256'] } },
    },
  ]);
});

test('what is imported has its id in the statements', () => {
  expect(JSON.stringify(statements('endpoint-kms'))).toContain(
    'arn:aws:kms:us-east-1:111122223333:key/0a1b2c3d-0002-4e5f-8071-829304a5b6c7',
  );
  expect(JSON.stringify(statements('access-log-bucket'))).toContain(
    'arn:aws:s3:::bank-access-logs-us-east-1/',
  );
});

test('I3: no statement for the endpoint of Bedrock names the sealed lane', () => {
  const text = JSON.stringify(statements('endpoint-bedrock-runtime'));
  expect(text).toContain('<role of open-lane>');
  expect(text).not.toContain('sealed-lane');
});

test('a deployment that imports nothing writes nothing, and says so', () => {
  expect(runPolicy([fixtureFile('sandbox'), '--imports', join(folder, 'none')])).toBe(
    'sandbox imports nothing that has a policy or rules its owner vouches for.',
  );
});

describe('the owner of the log archive', () => {
  const { imports } = readDeployment(everythingImported, 'everything-imported');
  const { logArchive } = imports;
  const owed = ownerPolicies(readDeployment(everythingImported, 'everything-imported'));
  const REPLICATION = {
    AWS: ['arn:aws:iam::111122223333:role/applications/llm/app-everything-imported-replication'],
  };

  test('admits copies by the role of the replication into the bucket, and nothing else', () => {
    expect(owed.find(({ of }) => of === logArchive?.bucket)?.statements).toEqual([
      {
        Effect: 'Allow',
        Principal: REPLICATION,
        Action: ['s3:ReplicateObject', 's3:ReplicateTags', 's3:ObjectOwnerOverrideToBucketOwner'],
        Resource: ['arn:aws:s3:::bank-log-archive/*'],
      },
    ]);
  });

  test('lets that role encrypt these copies with the key, through S3 alone', () => {
    expect(owed.find(({ of }) => of === logArchive?.keyArn)?.statements).toEqual([
      expect.objectContaining({
        Principal: REPLICATION,
        Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
        Condition: {
          StringEquals: { 'kms:ViaService': ['s3.us-east-1.amazonaws.com'] },
          ArnLike: {
            'kms:EncryptionContext:aws:s3:arn': [
              'arn:aws:s3:::bank-log-archive',
              'arn:aws:s3:::bank-log-archive/*',
            ],
          },
        },
      }),
    ]);
  });
});
