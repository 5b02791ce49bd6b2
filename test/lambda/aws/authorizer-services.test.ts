import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createAwsJson } from '../../../lambda/aws/aws-json';
import { createS3Read } from '../../../lambda/aws/s3-object';
import { type Simulators, startSimulators } from '../../../local/simulators/start-simulators';
import { CREDENTIALS, REGION } from '../../contract/simulated-aws';

// The two services the authorizer reads, by our wire path and by AWS's own clients, against the same simulators.

const item = { keyId: { S: 'abc' }, caller: { S: 'claims' } };
let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators({
    region: REGION,
    credentials: CREDENTIALS,
    tables: new Map([['keys', new Map([['abc', item]])]]),
    objects: new Map([['bucket/folder/jwks.json', '{"keys":[]}']]),
  });
});
afterAll(() => simulators?.close());

const place = (change: Record<string, string> = {}) => ({
  region: REGION,
  dnsSuffix: 'amazonaws.com',
  environment: {
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
    AWS_ENDPOINT_URL_DYNAMODB: simulators.dynamodb.url,
    AWS_ENDPOINT_URL_S3: simulators.s3.url,
    ...change,
  },
});
const getItem = (TableName: string, keyId: string, change?: Record<string, string>) =>
  createAwsJson(place(change))({
    service: 'dynamodb',
    target: 'DynamoDB_20120810.GetItem',
    body: { TableName, Key: { keyId: { S: keyId } } },
  });

test('an item of a table is read', async () => {
  expect(await getItem('keys', 'abc')).toEqual({ Item: item });
});

test('a missing item is not an error', async () => {
  expect(await getItem('keys', 'xyz')).toEqual({});
});

test('a table that is not there is an error by its AWS name', async () => {
  await expect(getItem('other', 'abc')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
});

test('a wrong secret key is refused', async () => {
  const wrong = { AWS_SECRET_ACCESS_KEY: 'wrong' };
  await expect(getItem('keys', 'abc', wrong)).rejects.toMatchObject({ code: 'InvalidSignatureException' });
});

test("AWS's own client reads the same item", async () => {
  const client = new DynamoDBClient({
    region: REGION,
    credentials: CREDENTIALS,
    endpoint: simulators.dynamodb.url,
  });
  const answer = await client.send(new GetItemCommand({ TableName: 'keys', Key: { keyId: { S: 'abc' } } }));
  expect(answer.Item).toEqual(item);
});

test('an object of a bucket is read', async () => {
  const object = await createS3Read(place())({ bucket: 'bucket', key: 'folder/jwks.json' });
  expect(object.toString()).toBe('{"keys":[]}');
});

test('an object that is not there is denied, as S3 does to a role that may not list', async () => {
  const read = createS3Read(place())({ bucket: 'bucket', key: 'nothing' });
  await expect(read).rejects.toMatchObject({ code: 'AccessDenied', status: 403 });
});

test('a read with a wrong secret key is refused', async () => {
  const read = createS3Read(place({ AWS_SECRET_ACCESS_KEY: 'wrong' }));
  await expect(read({ bucket: 'bucket', key: 'folder/jwks.json' })).rejects.toMatchObject({ status: 403 });
});

test('a key that would need encoding is refused before it is sent', async () => {
  await expect(createS3Read(place())({ bucket: 'bucket', key: 'a b' })).rejects.toThrow(/encoding/);
});

test("AWS's own client reads the same object", async () => {
  const client = new S3Client({
    region: REGION,
    credentials: CREDENTIALS,
    endpoint: simulators.s3.url,
    forcePathStyle: true,
  });
  const answer = await client.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'folder/jwks.json' }));
  expect(await answer.Body?.transformToString()).toBe('{"keys":[]}');
});
