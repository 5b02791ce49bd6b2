import { readDeployment } from '../../../../lib/config/read-deployment';
import { passesTo } from '../../../../lib/config/transition/passes';
import { TransitionError } from '../../../../lib/config/transition/transition-error';
import euCentral1 from '../../../fixtures/deployments/eu-central-1';
import sandbox from '../../../fixtures/deployments/sandbox';
import { type Changes, changed } from '../changed';

const file = (changes: Changes, base: unknown = sandbox) => readDeployment(changed(changes, base), 'test');
const between = (before: Changes, after: Changes, base: unknown = sandbox) =>
  passesTo(file(after, base), file(before, base));
const names = (before: Changes, after: Changes, base?: unknown) =>
  between(before, after, base).map(({ name }) => name);
const widened = (before: Changes, after: Changes, base?: unknown) => {
  const pass = between(before, after, base).find(({ name }) => name === 'widen');
  if (!pass) throw new Error('no pass widens');
  return pass.deployment;
};

test('the first deploy takes one pass, from the foundation on', () => {
  expect(passesTo(file({}))).toMatchObject([
    { name: 'widen', stacks: ['foundation', 'inference', 'gateway', 'operations'] },
  ]);
});

test.each([
  ['nothing changes', {}],
  ['weights change', { 'models[0].weights.revision': '1'.repeat(40) }],
  ['an image changes', { 'models[1].image.digest': `sha256:${'1'.repeat(64)}` }],
  ['a limit of time changes', { answers: { streamStartSeconds: 5 } }],
  ['an address for alarms changes', { 'operations.alarmEmail': 'other@example.com' }],
  ['a zone more', { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] }],
  ['a caller has another name', { 'callers[0].name': 'portal' }],
  ['a client network more', { clients: { cidrs: ['10.64.0.0/16'] } }],
] as const)('one pass is enough where %s', (_, changes) => {
  expect(names({}, changes)).toEqual(['widen']);
});

const [vllm, sagemaker, region, geography] = sandbox.models;

test.each([
  ['a model', { models: [vllm, sagemaker, region] }, {}],
  ['a client network', {}, { clients: { cidrs: ['10.64.0.0/16'] } }],
  ['a second zone of endpoints', {}, { 'network.endpointZones': 'all' }],
  ['a zone', {}, { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] }],
  [
    'a principal',
    {},
    {
      'callers[0].principals': [
        'arn:aws:iam::111122223333:role/playground',
        'arn:aws:iam::111122223333:role/other',
      ],
    },
  ],
  ['the setting of the account for API Gateway', {}, { apiGatewayAccount: 'own' }],
  ['days of logs', {}, { logRetentionDays: 90 }],
] as const)(
  'what takes away %s widens first, and narrows from the last stack to the first',
  (_, after, before) => {
    expect(between(before, after).map(({ name, stacks }) => [name, stacks])).toEqual([
      ['widen', ['foundation', 'inference', 'gateway', 'operations']],
      ['narrow', ['operations', 'gateway', 'inference', 'foundation']],
    ]);
  },
);

test.each([
  [
    'residency',
    { residency: 'region', models: [vllm, sagemaker, region] },
    { models: [vllm, sagemaker, region] },
  ],
  [
    'a ceiling',
    { ceilings: { public: 'region', internal: 'region' }, models: [vllm, sagemaker, region] },
    { models: [vllm, sagemaker, region] },
  ],
  ['a floor', { 'callers[0].floor': 'internal' }, {}],
  ['the class of a sensitive value', { entityClasses: { email: 'restricted' } }, {}],
  ['a jurisdiction', {}, { jurisdiction: ['US', 'CA'] }],
  ['restricted data on the open lane', { 'restrictedOnOpenLane.detection': 'refuse' }, {}],
] as const)('a stricter limit, %s, is obeyed by the routers before any other step', (_, after, before) => {
  const [prepare, restrict, ...others] = between(before, after);
  expect([prepare?.name, prepare?.stacks]).toEqual(['prepare', ['foundation', 'inference']]);
  expect(prepare?.deployment).toEqual(file(before));
  expect([restrict?.name, restrict?.stacks]).toEqual(['restrict', ['gateway', 'inference']]);
  expect(others.map(({ name }) => name)).toEqual(['widen']);
});

test('weights change in place: the union has the new revision, and the permission is for both', () => {
  expect(widened({}, { 'models[0].weights.revision': '1'.repeat(40) }).models[0]).toMatchObject({
    name: 'qwen3-8b',
    weights: { revision: '1'.repeat(40) },
  });
});

test('a removed model stays in its place, for the callers that had it', () => {
  const union = widened(
    {},
    {
      models: [vllm, { ...region, name: 'new' }, geography].map((one) => ({ ...one, fallbacks: [] })),
      'callers[1].models': ['qwen3-8b'],
    },
  );
  expect(union.models.map(({ name }) => name)).toEqual([
    'qwen3-8b',
    'qwen2-5-7b',
    'gpt-oss-120b',
    'new',
    'claude-haiku',
  ]);
  expect(union.callers[1]?.models).toEqual(['qwen3-8b', 'qwen2-5-7b']);
});

test('a removed caller keeps the models of its own file, and gets none of the new one', () => {
  const [, claims] = sandbox.callers;
  const callers = [{ ...claims, floor: 'public', models: undefined }];
  const union = widened({ models: [vllm, sagemaker, region] }, { callers });
  expect(union.callers.find(({ name }) => name === 'playground')?.models).toEqual([
    'qwen3-8b',
    'qwen2-5-7b',
    'gpt-oss-120b',
  ]);
});

test('a principal that moves to another caller is that caller at once', () => {
  const union = widened({}, { 'callers[0].name': 'portal' });
  expect(union.callers.map(({ name }) => name)).toEqual(['portal', 'claims']);
});

test('of a Bedrock model that is replaced under its name, the deployed one has another name that auto never chooses', () => {
  const union = widened({}, { 'models[2].modelId': 'openai.gpt-oss-20b-1:0' });
  expect(union.models.at(-1)).toMatchObject({
    name: 'gpt-oss-120b-before',
    modelId: 'openai.gpt-oss-120b-1:0',
    auto: false,
  });
});

test('the other name fits the longest name, and is never taken', () => {
  const name = 'a'.repeat(40);
  const models = (modelId: string) => [
    vllm,
    sagemaker,
    { ...region, name, modelId },
    { ...geography, name: `${'a'.repeat(33)}-before` },
  ];
  const union = widened(
    { models: models('openai.gpt-oss-120b-1:0') },
    { models: models('openai.gpt-oss-20b-1:0') },
  );
  expect(union.models.at(-1)?.name).toBe(`${'a'.repeat(31)}-before-2`);
});

test('a shorter context is refused by the router before the server has it', () => {
  const union = widened({}, { 'models[0].contextTokens': 8_192 });
  expect(union.models[0]).toMatchObject({ contextTokens: 16_384 });
});

test('a second opinion that either file asks for is asked for, about what either file counts', () => {
  const opinion = { ...euCentral1.secondOpinion, minimumScore: 0.5, classes: { NAME: 'restricted' } };
  expect(widened({}, { secondOpinion: opinion }, euCentral1).secondOpinion).toMatchObject({
    minimumScore: 0.5,
    classes: { NAME: 'restricted', ADDRESS: 'confidential' },
  });
});

test('a guardrail stays until no router names it', () => {
  const none = { none: 'The applications filter what they send and show.' };
  expect(widened({}, { guardrail: none }).guardrail).toEqual({ contentFilters: 'medium' });
});

test('a lane that no longer accepts bearer credentials accepts them until the last pass', () => {
  const after = { bearer: undefined, 'callers[0].tokens': undefined, 'callers[1].apiKeys': undefined };
  expect(widened({}, after, euCentral1)).toMatchObject({
    bearer: { lanes: ['open'], apiKeys: true },
    callers: [{ tokens: ['intranet-assistant'] }, { apiKeys: true }, {}],
  });
});

const other = { ...(vllm?.host === 'vllm' && vllm.certificate) };

test.each([
  ['name', { name: 'second-sandbox' }, {}],
  ['availabilityZones', { availabilityZones: ['us-east-1a', 'us-east-1c'] }, {}],
  ['availabilityZones', { availabilityZones: ['us-east-1b', 'us-east-1a'] }, {}],
  ['network.cidr', { 'network.cidr': '10.41.0.0/20' }, {}],
  ['models[0].certificate.hostName', { 'models[0].certificate.hostName': 'other.llm.example.com' }, {}],
  ['models[0].host', { 'models[0]': { ...sagemaker, name: 'qwen3-8b' } }, {}],
] as const)('%s that one resource cannot have twice is refused, with what to do', (path, after, before) => {
  expect(problemsOf(() => between(before, after))).toContain(path);
});

test.each(['account', 'region'] as const)('another %s is another deployment', (path) => {
  const next = file({});
  expect(problemsOf(() => passesTo({ ...next, [path]: 'another' }, next))).toEqual([path]);
});

test('a certificate of another authority is refused: routers trust the deployed bundle alone', () => {
  const arn = other.arn?.replace('0e1b6a4c', '1e1b6a4c');
  const next = file({});
  const [model] = next.models;
  if (model?.host !== 'vllm') throw new Error('the first model is on vllm');
  const renewed = { ...model, certificate: { ...model.certificate, arn: String(arn), caBundle: 'PEM' } };
  expect(problemsOf(() => passesTo({ ...next, models: [renewed, ...next.models.slice(1)] }, next))).toEqual([
    'models[0].certificate.caBundle',
  ]);
});

test('a limit that is widened for a model which is removed at the same time is refused by the names of both', () => {
  const before = { ceilings: { internal: 'region' } };
  const after = { models: [vllm, sagemaker, region] };
  expect(() => between(before, after)).toThrow(TransitionError);
  expect(() => between(before, after)).toThrow(
    /playground[\s\S]*internal data to claude-haiku[\s\S]*--at-once/,
  );
});

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof TransitionError) return error.problems.map(({ path }) => path);
    throw error;
  }
}
