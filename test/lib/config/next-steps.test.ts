import { z } from 'zod';
import { deploymentSchema } from '../../../lib/config/deployment';
import { schemaProblems } from '../../../lib/config/schema-problems';
import euCentral1 from '../../fixtures/deployments/eu-central-1';
import landingZone from '../../fixtures/deployments/landing-zone';
import sandbox from '../../fixtures/deployments/sandbox';
import starter from '../../fixtures/deployments/starter';
import { PRIVATE_CA } from '../../fixtures/tls/private-ca';
import { VARIANTS } from '../../variants';
import { changed, problemsAfter } from './changed';

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const SCHEMA = z.toJSONSchema(deploymentSchema, { io: 'input' }) as Schema;

/** Every place of the schema, such as `models[].image.source`, with what the schema says of it. */
function places(schema: Schema, path = ''): readonly (readonly [path: string, schema: Schema])[] {
  const { anyOf, oneOf, items, properties = {}, additionalProperties } = schema;
  return [
    [path, schema],
    ...[...(anyOf ?? []), ...(oneOf ?? [])].flatMap((branch) => places(branch, path)),
    ...(items ? places(items, `${path}[]`) : []),
    ...Object.entries(properties).flatMap(([key, inner]) =>
      places(inner, path === '' ? key : `${path}.${key}`),
    ),
    ...(additionalProperties ? places(additionalProperties, `${path}.*`) : []),
  ];
}

const isScalar = ({ type }: Schema) => type !== undefined && !['object', 'array'].includes(type);
const scalars = places(SCHEMA).filter(([, schema]) => isScalar(schema));

/** A deployment with every value that no fixture or variant has. */
const FULL = changed(
  {
    'models[0].extras': ['top_k'],
    'models[0].weights.grant': 'Contract 17 with the vendor covers this use.',
    'models[0].weights.chatConfirmedOn': '2026-11-26',
    'models[1].weights.embeddingConfirmedOn': '2026-11-26',
    'models[0].weights.imagesConfirmedOn': '2026-11-26',
    'models[0].image.vllm': '0.32.0',
    'models[0].image.digest': `sha256:${'a'.repeat(64)}`,
    'models[0].weights.manifest': 'b'.repeat(64),
    'models[0].availabilityConfirmedOn': '2026-11-26',
    'models[0].certificate.caBundle': PRIVATE_CA,
    'network.gatewayPrefixLists': {
      s3: 'pl-6ea54007',
      dynamodb: 'pl-66a5400f',
      listsConfirmedOn: '2026-11-26',
    },
    'secondOpinion.availabilityConfirmedOn': '2026-11-26',
    'callers[0].models': 'all',
    accountSettings: {
      apiGateway: 'require',
      invocationLogging: 'refuse',
      dataRetention: 'require',
      guardDutyAiProtection: 'require',
      serviceLinkedRoles: 'require',
    },
    'callers[0].unserved': ['restricted'],
    ceilings: { public: 'geography' },
    entityClasses: { EMAIL: 'internal' },
    unreadAttachments: 'confidential',
    images: 'public',
    unserved: ['public'],
    accountRules: {
      permissionsBoundary: {
        policy: 'platform/llm-boundary',
        vouchedBy: { name: 'identity team', on: '2026-11-09' },
        document: {
          Version: '2012-10-17',
          Id: 'boundary',
          Statement: [
            { Sid: 'Services', Effect: 'Allow', Action: ['s3:*', 'kms:*'], Resource: ['*'] },
            { Effect: 'Allow', Action: 'logs:*', Resource: '*' },
            { Effect: 'Deny', NotAction: 's3:*', NotResource: '*', Condition: { Bool: { 'aws:x': 'true' } } },
            {
              Effect: 'Deny',
              NotAction: ['s3:*'],
              NotResource: ['*'],
              Condition: { Bool: { 'aws:x': ['a'] } },
            },
          ],
        },
      },
    },
    liveProof: {
      runBy: { principals: ['arn:aws:iam::111122223333:role/proves'] },
      administrators: [
        {
          principal: 'arn:aws:iam::111122223333:role/break-glass-*',
          reason: 'The platform team repairs accounts with it, and every use raises an alarm.',
          vouchedBy: { name: 'platform team', on: '2026-11-26' },
        },
      ],
    },
    acceptedFindings: [
      {
        rules: ['IAM5[Resource::*]'],
        constructs: ['foundation/Policies/Sagemaker/Resource'],
        reason: 'The role names each endpoint of this deployment and nothing else.',
        owner: 'platform team',
        review: '2027-03-01',
      },
    ],
  },
  euCentral1,
);

/** Every scalar of every such deployment: where it is, and its place in the schema. */
const GIVEN = [FULL, euCentral1, landingZone, sandbox, starter, ...Object.values(VARIANTS)].flatMap((base) =>
  scalarsIn(base).map((path) => ({ base, path, place: placeOf(path) })),
);
const byPlace = new Map(GIVEN.map((one) => [one.place, one]));

function scalarsIn(data: unknown, at = ''): readonly string[] {
  if (data === undefined) return [];
  if (typeof data !== 'object' || data === null) return [at];
  return Object.entries(data).flatMap(([key, value]) =>
    scalarsIn(value, Array.isArray(data) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`),
  );
}

function placeOf(path: string): string {
  return path
    .replace(/\[\d+\]/g, '[]')
    .replace(/^(tags|ceilings|entityClasses|secondOpinion\.classes)\.\w+$/, '$1.*')
    .replace(/^(accountRules\.roles\.tags)\.[\w:]+$/, '$1.*')
    .replace(/^(imports\.roles\.arns)\.[\w-]+$/, '$1.*')
    .replace(/^(imports\.securityGroups\.ids)\.[\w.-]+$/, '$1.*')
    .replace(/(\.Condition)\.\w+\.[\w:]+/, '$1.*.*');
}

test('the deployments below have a value in every place of the schema that takes one', () => {
  const left = [...new Set(scalars.map(([path]) => placeOf(path)))].filter((place) => !byPlace.has(place));
  expect(left).toEqual([]);
});

/** Values that are wrong in most places, for many reasons. */
const WRONG: readonly unknown[] = [
  null,
  true,
  [],
  {},
  ['x'],
  -1,
  1.5,
  1e15,
  '',
  ' ',
  'A wrong Text!',
  'x_y',
  '*',
  'x'.repeat(100_000),
  '12',
  'true',
];

test.each([...byPlace.values()])('each error at $place has a next step of its own', ({ base, path }) => {
  const found = WRONG.flatMap((value) => {
    const input = changed({ [path]: value }, base);
    const { error } = deploymentSchema.safeParse(input);
    return error ? schemaProblems(error, input) : [];
  });
  expect(found).not.toEqual([]);
  for (const { fix, allowed } of found) {
    expect(fix).not.toMatch(/^$|correct the value|Invalid|Too |undefined|\[object/);
    expect(fix).not.toBe(`write ${allowed}`);
  }
});

const longTexts = scalars.filter(
  ([, { type, enum: words, const: word }]) => type === 'string' && !words && word === undefined,
);

/** Checked with words of its own by checks/tags.ts. */
const TAGS = ['tags.*', 'accountRules.roles.tags.*'];

test.each(longTexts.filter(([path]) => !TAGS.includes(path)))(
  'the text %s has a greatest length',
  (_path, { maxLength }) => {
    expect(maxLength).toBeLessThanOrEqual(65_536);
  },
);

const lists = places(SCHEMA).filter(([, { type }]) => type === 'array');

test.each(lists)('the list %s has a greatest length', (_path, { maxItems }) => {
  expect(maxItems).toBeLessThanOrEqual(500);
});

const numbers = scalars.filter(
  ([, { type, enum: words, const: word }]) =>
    /number|integer/.test(type ?? '') && !words && word === undefined,
);

test.each(numbers)('the number %s has a smallest and a greatest value', (_path, { minimum, maximum }) => {
  expect(minimum).toBeGreaterThanOrEqual(0);
  expect(maximum).toBeLessThanOrEqual(100_000_000);
});

/** A value, and the step that its error proposes. */
const STEPS: readonly (readonly [path: string, value: unknown, fix: string])[] = [
  ['account', '1111-2222-3333', 'write "111122223333"'],
  ['account', '1234', 'aws sts get-caller-identity'],
  ['name', 'My Deployment', 'write "my-deployment"'],
  ['name', 'x'.repeat(30), `write "${'x'.repeat(24)}"`],
  ['name', '___', 'begins with a letter'],
  ['models[0].name', 'Qwen3_8B', 'write "qwen3-8b"'],
  ['models[0].weights.source', 'https://huggingface.co/Qwen/Qwen3-8B', 'write "Qwen/Qwen3-8B"'],
  ['models[0].weights.revision', 'main', 'git ls-remote'],
  ['models[0].image.digest', 'A'.repeat(64), `write "sha256:${'a'.repeat(64)}"`],
  ['models[0].image.source', 'my image', 'without spaces'],
  ['models[0].image.vllm', 'v0.32.0', 'write "0.32.0"'],
  ['models[0].instanceType', 'ml.g6.xlarge', 'write "g6.xlarge"'],
  ['models[1].instanceType', 'G6.xlarge', 'write "ml.g6.xlarge"'],
  ['models[0].availabilityConfirmedOn', '26.11.2026', 'write "2026-11-26"'],
  ['models[0].availabilityConfirmedOn', '2026-11-26T10:00:00Z', 'write "2026-11-26"'],
  ['models[0].availabilityConfirmedOn', '2026-02-30', 'a day that the calendar has'],
  ['models[0].availabilityConfirmedOn', 'yesterday', 'year, month and day'],
  ['models[0].copies', { desired: 3, max: 2 }, 'lower desired, or raise max'],
  ['models[1].instances', { min: 3, max: 2 }, 'lower min, or raise max'],
  ['models[0].contextTokens', 1.5, 'write a whole number, such as 2'],
  ['models[0].contextTokens', 0, 'raise 0 to 1 or more'],
  ['operations.monthlyBudgetUsd', 5e-324, 'raise 5e-324 to 1 or more'],
  ['operations.monthlyBudgetUsd', 1e308, 'lower 1e+308 to 100000000 or less'],
  ['operations.alarmEmail', 'Ops <ops@example.com>', 'write "ops@example.com"'],
  ['operations.alarmEmail', 'a@example.com, b@example.com', 'write one address'],
  ['callers[0].principals', 'arn:aws:iam::111122223333:role/x', 'put it in a list'],
  [
    'callers[0].principals',
    ['arn:aws:sts::111122223333:assumed-role/x/me'],
    'write "arn:aws:iam::111122223333:role/x"',
  ],
  ['callers[0].principals', ['arn:aws:iam::111122223333:role/*'], 'no wildcard'],
  ['callers[0].principals', ['arn:aws:iam::111122223333:root'], 'roles or users of the account'],
  ['callers[0].principals', ['x'], 'aws iam get-role'],
  ['callers[0].apiKeys', 'true', 'without quotes'],
  ['clients', { endpoints: ['VPCE-0A1B2C3D'] }, 'write "vpce-0a1b2c3d"'],
  ['clients', { endpoints: ['vpce-123456789'] }, 'aws ec2 describe-vpc-endpoints'],
  [
    'network.gatewayPrefixLists',
    { s3: 'com.amazonaws.us-east-1.s3', dynamodb: 'pl-02cd2c6b' },
    'aws ec2 describe-prefix-lists',
  ],
  ['network.gatewayPrefixLists', { s3: 'PL-63A5400A', dynamodb: 'pl-02cd2c6b' }, 'write "pl-63a5400a"'],
  ['operations', 'x', 'an object: { … } in place of the text'],
  ['operations', [], 'an object: { … } in place of the list'],
  ['operations', null, 'an object: { … } in place of null'],
  ['availabilityZones', ['us-east-1a'], 'add to the list until it has 2'],
];

test.each(STEPS)('for %s with %j, the next step is: %s', (path, value, fix) => {
  const found = problemsAfter({ [path]: value }).map((problem) => problem.fix);
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining(fix)]));
});

test.each([8, 17])('an id of AWS has %i hex digits', (count) => {
  const id = (prefix: string) => `${prefix}-${'a'.repeat(count)}`;
  expect(problemsAfter({ clients: { endpoints: [id('vpce')] } })).toEqual([]);
});

test.each([7, 9, 16, 18])('an id of AWS has not %i hex digits', (count) => {
  const lists = { s3: `pl-${'a'.repeat(count)}`, dynamodb: 'pl-02cd2c6b', listsConfirmedOn: '2026-11-26' };
  expect(problemsAfter({ 'network.gatewayPrefixLists': lists })).toHaveLength(1);
  expect(problemsAfter({ clients: { endpoints: [`vpce-${'a'.repeat(count)}`] } })).toHaveLength(1);
});

describe('an issuer', () => {
  const issuedBy = (issuer: string) =>
    problemsAfter({
      bearer: { lanes: ['open'], oidc: { issuer, audience: 'llm', callerClaim: 'azp' }, apiKeys: true },
    }).filter(({ path }) => path.includes('issuer'));

  test.each([
    'https://login.example.com',
    'https://login.example.com/',
    'https://login.example.com:8443/realms/bank',
    'https://sts.windows.net/0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0/',
  ])('may be %s', (issuer) => {
    expect(issuedBy(issuer)).toEqual([]);
  });

  test.each([
    ['https://user:pw@login.example.eu/', 'replace that password'],
    ['https://user@login.example.eu/', 'user name'],
    ['https:///', 'openid-configuration'],
    ['https://', 'openid-configuration'],
    ['https:///login.example.eu', 'openid-configuration'],
    ['https://-login.example.eu', 'openid-configuration'],
    ['https://login example', 'openid-configuration'],
    ['http://login.example.eu', 'https'],
    ['https://login.example.eu/?a=b', 'question mark'],
    ['https://login.example.eu/#a', 'hash'],
  ])('cannot be %s', (issuer, fix) => {
    expect(issuedBy(issuer)).toEqual([expect.objectContaining({ fix: expect.stringContaining(fix) })]);
  });
});
