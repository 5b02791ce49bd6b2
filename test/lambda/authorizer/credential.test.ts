import { newApiKey, writeApiKey } from '../../../lambda/authorizer/api-keys/api-key';
import { isRepeated, readCredential } from '../../../lambda/authorizer/credential';
import { apiKeys, authorizerOver } from './support/authorizer';

const key = writeApiKey(newApiKey());
const inAuthorization = (header: string) => readCredential({ authorization: [header], apiKey: [] });

describe('several credentials are refused, whether they are good or not', () => {
  test.each([
    ['two headers', (good: string) => [`Bearer ${good}`, `Bearer ${key}`]],
    ['two headers, the good one last', (good: string) => [`Bearer ${key}`, `Bearer ${good}`]],
    ['the same header twice', (good: string) => [`Bearer ${good}`, `Bearer ${good}`]],
    ['an empty header beside it', (good: string) => [`Bearer ${good}`, '']],
    ['a header of another scheme beside it', (good: string) => [`Bearer ${good}`, 'Basic YTpi']],
    ['three headers', (good: string) => [`Bearer ${good}`, `Bearer ${good}`, `Bearer ${good}`]],
    ['two in one header', (good: string) => [`Bearer ${good}, Bearer ${key}`]],
    ['two in one header without spaces', (good: string) => [`Bearer ${good},Bearer ${good}`]],
    ['a comma at the end', (good: string) => [`Bearer ${good},`]],
    ['a comma at the start', (good: string) => [`bearer ,${good}`]],
  ])('%s', async (_what, headers) => {
    const keys = apiKeys();
    const authorizer = authorizerOver({ keys });
    expect(await authorizer.send(...headers(keys.issue()))).toBeUndefined();
    expect([authorizer.reason(), authorizer.reads.apiKeys]).toEqual(['repeated-header', 0]);
  });
});

test.each([
  [
    'a signature, whose parts commas separate',
    ['AWS4-HMAC-SHA256 Credential=A/b, SignedHeaders=host, Signature=1'],
  ],
  ['no header', []],
  ['one bearer credential', [`Bearer ${key}`]],
])('%s is not repeated', (_what, headers) => {
  expect(isRepeated({ authorization: headers, apiKey: [] })).toBe(false);
});

test.each([
  ['a space before it', ` Bearer ${key}`],
  ['a tab between', `Bearer\t${key}`],
  ['a line break between', `Bearer\n${key}`],
  ['no space between', `Bearer${key}`],
  ['a word behind it', `Bearer ${key} x`],
  ['quotes around it', `Bearer "${key}"`],
  ['another scheme', `Basic ${key}`],
  ['only the key', key],
  ['a key in upper case', `Bearer ${key.toUpperCase()}`],
  ['a letter that looks like another', `Bеarer ${key}`],
  ['a zero byte', `Bearer ${key}\0`],
])('%s makes it no credential', (_what, header) => {
  expect(inAuthorization(header)).toBeUndefined();
});

const ofLength = (length: number) => {
  const rest = 'Bearer a.b.'.length;
  return `Bearer a.b.${'c'.repeat(length - rest)}`;
};

test('a header has 10240 bytes at most, as on API Gateway', () => {
  expect([inAuthorization(ofLength(10_240))?.kind, inAuthorization(ofLength(10_241))]).toEqual([
    'token',
    undefined,
  ]);
});
