import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createAuthorizer } from '../../../lambda/authorizer/authorizer';
import { createDynamoApiKeys } from '../../../lambda/authorizer/stores/dynamo-api-keys';
import { createS3KeySet } from '../../../lambda/authorizer/stores/s3-key-set';
import { createAwsJson } from '../../../lambda/aws/aws-json';
import { createS3Read } from '../../../lambda/aws/s3-object';
import { authorizerConfigFor } from '../../../lib/gateway/authorizer-config';
import { planOf } from '../../../lib/plan/plan';
import { type KeysCommand, readKeysCommand } from '../../../scripts/keys/command-line';
import { type KeysAccount, runKeys } from '../../../scripts/keys/run-keys';
import { fixtureDeployment } from '../../fixture-deployments';
import { type MotoAccount, startMoto, withMoto } from '../account/moto-account';

// The commands against a simulated account, and what they wrote as the authorizer reads it: by its own wire path.

const deployment = fixtureDeployment('eu-central-1');
const { region, bearer } = deployment;
if (!bearer?.oidc) throw new Error('no bearer lanes');
const { issuer: iss, audience: aud } = bearer.oidc;

let moto: MotoAccount | undefined;
let account: KeysAccount;
const folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
beforeAll(async () => {
  moto = await startMoto(region);
  if (!moto) return;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  account = { ...moto, dynamoDb: new DynamoDBClient({ region, endpoint: moto.endpoint, credentials }) };
  await moto.cloudFormation.send(
    new CreateStackCommand({
      StackName: 'eu-central-1-foundation',
      TemplateBody: JSON.stringify(FOUNDATION),
    }),
  );
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await moto?.close();
});

const FOUNDATION = {
  Resources: {
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'keys',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'keyId', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'keyId', KeyType: 'HASH' }],
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'key-set' } },
  },
  Outputs: {
    ApiKeysTable: { Value: { Ref: 'Table' } },
    KeySetBucket: { Value: { Ref: 'Bucket' } },
  },
};

function run(line: string, now = new Date()): Promise<string> {
  const command = readKeysCommand(['eu-central-1', ...line.split(' ')]);
  return runKeys(command, deployment, account, now);
}

const API_KEY = /hlb_([0-9a-f]{16})_[0-9a-f]{64}/;
function issuedIn(words: string) {
  const [apiKey = '', keyId = ''] = API_KEY.exec(words) ?? [];
  return { apiKey, keyId };
}

/** The name of the caller the authorizer finds behind a credential. */
async function callerOf(credential: string, now = new Date()): Promise<string | undefined> {
  const place = {
    region,
    dnsSuffix: 'amazonaws.com',
    environment: {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_DYNAMODB: moto?.endpoint,
      AWS_ENDPOINT_URL_S3: moto?.endpoint,
    },
  };
  const config = authorizerConfigFor(planOf(deployment), bearer as NonNullable<typeof bearer>);
  const authorize = createAuthorizer(config, {
    apiKeys: createDynamoApiKeys(createAwsJson(place), 'keys'),
    keySet: createS3KeySet(createS3Read(place), { bucket: 'key-set', key: 'jwks.json' }),
    log: () => undefined,
    now: () => now,
  });
  const found = await authorize({
    authorization: [`Bearer ${credential}`],
    apiKey: [],
    requestId: 'r',
  });
  return found?.caller.name;
}

const HOUR = 60 * 60_000;
const hence = (milliseconds: number) => new Date(Date.now() + milliseconds);

describe('API keys', () => {
  withMoto('an issued key authenticates its caller until it expires', async () => {
    const { apiKey } = issuedIn(await run('issue claims --days 2'));
    expect(await callerOf(apiKey)).toBe('claims');
    expect(await callerOf(apiKey, hence(49 * HOUR))).toBeUndefined();
  });

  withMoto('no secret gets into the table', async () => {
    const { apiKey } = issuedIn(await run('issue claims'));
    const { Items } = await account.dynamoDb.send(new ScanCommand({ TableName: 'keys' }));
    expect(JSON.stringify(Items)).toContain(apiKey.split('_')[1]);
    expect(JSON.stringify(Items)).not.toContain(apiKey.split('_')[2]);
  });

  withMoto('a caller that may have no key gets none, and the callers that may are listed', async () => {
    await expect(run('issue medical-reports')).rejects.toThrow(/apiKeys: true are claims/);
  });

  withMoto('a rotated key works beside the new one for the overlap, and no longer', async () => {
    const old = issuedIn(await run('issue claims'));
    const fresh = issuedIn(await run(`rotate ${old.keyId} --overlap-hours 2`));
    expect(fresh.keyId).not.toBe(old.keyId);
    expect([await callerOf(old.apiKey), await callerOf(fresh.apiKey)]).toEqual(['claims', 'claims']);
    const later = hence(3 * HOUR);
    expect([await callerOf(old.apiKey, later), await callerOf(fresh.apiKey, later)]).toEqual([
      undefined,
      'claims',
    ]);
  });

  withMoto('a rotation never extends an old key', async () => {
    const yesterday = hence(-24 * HOUR + HOUR);
    const old = issuedIn(await run('issue claims --days 1', yesterday));
    await run(`rotate ${old.keyId} --overlap-hours 48`);
    expect(await callerOf(old.apiKey, hence(2 * HOUR))).toBeUndefined();
  });

  withMoto('a revoked key is refused at once, and cannot be rotated', async () => {
    const { apiKey, keyId } = issuedIn(await run('issue claims'));
    expect(await run(`revoke ${keyId}`)).toContain('60 seconds');
    expect(await callerOf(apiKey)).toBeUndefined();
    await expect(run(`rotate ${keyId}`)).rejects.toThrow(/is revoked or expired/);
  });

  withMoto('an unknown key cannot be revoked, and the attempt creates none', async () => {
    await expect(run('revoke 0123456789abcdef')).rejects.toThrow(/No key 0123456789abcdef/);
    expect(await run('list')).not.toContain('0123456789abcdef');
  });

  withMoto('the list shows each key with its state, and no hash', async () => {
    const { keyId } = issuedIn(await run('issue claims'));
    await run(`revoke ${keyId}`);
    const list = await run('list');
    expect(list.split('\n').find((line) => line.startsWith(keyId))).toMatch(
      /claims +revoked +created .* ends /,
    );
    expect(list).not.toMatch(/[0-9a-f]{64}/);
  });
});

describe('the key set', () => {
  async function keySet(kid: string) {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const file = path.join(folder, `${kid}.json`);
    const jwk = { ...(await exportJWK(publicKey)), kid };
    writeFileSync(file, JSON.stringify({ keys: [jwk] }));
    const token = () =>
      new SignJWT({ iss, aud, azp: 'intranet-assistant' })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
    return { file, token, privateKey };
  }

  withMoto('a key of a new type is left out of the bucket, and the command says so', async () => {
    const { file } = await keySet('beside');
    const { keys } = JSON.parse(readFileSync(file, 'utf8'));
    const unknown = { kty: 'AKP', kid: 'pq', alg: 'ML-DSA-44', pub: 'AAAA' };
    writeFileSync(file, JSON.stringify({ keys: [unknown, ...keys] }));
    expect(await run(`jwks ${file}`)).toMatch(/against 1 keys: beside\..* Left out: 1 of the source/);
  });

  withMoto('tokens are checked against the last key set', async () => {
    const [first, second] = [await keySet('first'), await keySet('second')];
    expect(await run(`jwks ${first.file}`)).toContain('first');
    expect(await callerOf(await first.token())).toBe('intranet-assistant');
    await run(`jwks ${second.file}`);
    expect([await callerOf(await first.token()), await callerOf(await second.token())]).toEqual([
      undefined,
      'intranet-assistant',
    ]);
  });

  withMoto('a private key never gets into the bucket', async () => {
    const { privateKey } = await keySet('private');
    const file = path.join(folder, 'with-private.json');
    writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(privateKey)), kid: 'private' }] }));
    await expect(run(`jwks ${file}`)).rejects.toThrow(/private key/);
  });

  withMoto('a set is not fetched over http', async () => {
    await expect(run('jwks http://login.example.eu/jwks')).rejects.toThrow(/not https/);
  });

  withMoto('a missing file is an error without a stack', async () => {
    await expect(run('jwks /nowhere/jwks.json')).rejects.toThrow(/Cannot read .*ENOENT/);
  });
});

withMoto.each([
  ['list', 'AccessDeniedException'],
  ['issue claims', 'AccessDeniedException'],
  ['jwks', 'AccessDenied'],
])('a denied %s names the principals that may publish credentials', async (line, name) => {
  const denied = () => Promise.reject(Object.assign(new Error('explicit deny'), { name }));
  const refusing = (client: object) =>
    new Proxy(client, { get: (one, key) => (key === 'send' ? denied : Reflect.get(one, key)) });
  const administrator = {
    ...account,
    dynamoDb: refusing(account.dynamoDb) as DynamoDBClient,
    s3: refusing(account.s3) as KeysAccount['s3'],
  };
  const file = path.join(folder, 'denied.json');
  const { publicKey } = await generateKeyPair('ES256', { extractable: true });
  writeFileSync(file, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] }));
  const words = line === 'jwks' ? [line, file] : line.split(' ');
  await expect(
    runKeys(readKeysCommand(['eu-central-1', ...words]), deployment, administrator, new Date()),
  ).rejects.toThrow(/explicit deny\nOnly these principals .*role\/platform\/credential-publisher\. Run/);
});

withMoto('for a deployment whose lanes all take IAM, the error says so', async () => {
  const command: KeysCommand = { deployment: 'sandbox', action: 'list' };
  await expect(runKeys(command, fixtureDeployment('sandbox'), account, new Date())).rejects.toThrow(
    /No lane of sandbox takes API keys/,
  );
});
