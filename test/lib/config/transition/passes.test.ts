import type { Deployment } from '../../../../lib/config/deployment';
import { readDeployment } from '../../../../lib/config/read-deployment';
import { passesTo } from '../../../../lib/config/transition/passes';
import { readStored } from '../../../../lib/config/transition/stored-deployment';
import { TransitionError } from '../../../../lib/config/transition/transition-error';
import euCentral1 from '../../../fixtures/deployments/eu-central-1';
import sandbox from '../../../fixtures/deployments/sandbox';
import { type Changes, changed, problemsIn } from '../changed';

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
  ['the setting of the account for API Gateway', {}, { accountSettings: { apiGateway: 'own' } }],
  ['days of logs', {}, { logRetentionDays: 731 }],
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
  ['the class of unread documents', {}, { unreadAttachments: 'internal' }],
  ['the class of images', { images: 'restricted' }, {}],
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

test('the same file again takes one pass, also where a caller lists every model by name', () => {
  const all = { 'callers[0].models': sandbox.models.map(({ name }) => name).reverse() };
  expect(names(all, all)).toEqual(['widen']);
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
    'titan-embed',
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

test('the log group of a live proof stays until no metric filter names it', () => {
  const liveProof = { runBy: { principals: ['arn:aws:iam::111122223333:role/build'] } };
  expect(widened({ liveProof }, { liveProof: undefined }).liveProof).toMatchObject(liveProof);
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

/** A file as the foundation stores it: facts may have changed since. */
const stored = (changes: Changes, base?: unknown) => readStored(JSON.stringify(changed(changes, base)));

const GPT_OSS = { source: 'openai/gpt-oss-20b', revision: '1'.repeat(40) };
const confirmed = (day: string) => ({
  weights: { source: 'bank/chat-8b', revision: '1'.repeat(40), chatConfirmedOn: day },
});
const wrongParsers = { ...sagemaker, parsers: { reasoning: 'qwen3', tools: 'hermes' } };
const oldGpu = { ...sagemaker, weights: GPT_OSS, instanceType: 'ml.g4dn.xlarge' };
const oldId = { ...geography, availabilityConfirmedOn: '2026-01-01' };
const withoutSagemaker = {
  models: [vllm, region, geography].map((one) => ({ ...one, fallbacks: [] })),
  'callers[1].models': ['qwen3-8b'],
};

describe.each([
  ['the limits stay', {}],
  ['a limit is lowered', { restrictedOnOpenLane: { detection: 'refuse' } }],
] as const)("a deployed file that today's facts refuse does not stop the deploy, where %s", (_, limits) => {
  test.each([
    [
      'with an old confirmation of a model that stays',
      { 'models[0]': { ...vllm, ...confirmed('2026-01-01') } },
      { 'models[0]': { ...vllm, ...confirmed('2026-11-26') } },
    ],
    [
      'with an old confirmation of a model that is removed',
      { 'models[3]': oldId },
      { models: [vllm, sagemaker, region] },
    ],
    ['with a parser that the model does not have, mended', { 'models[1]': wrongParsers }, {}],
    [
      'with a parser that the model does not have, and the model removed',
      { 'models[1]': wrongParsers },
      withoutSagemaker,
    ],
    ['with a GPU that cannot run the model, mended', { 'models[1]': oldGpu }, {}],
    [
      'with a GPU that cannot run the model, and the model removed',
      { 'models[1]': oldGpu },
      withoutSagemaker,
    ],
  ])('%s', (_name, before, after) => {
    expect(problemsIn(changed(before))).not.toEqual([]);
    const next = file({ ...after, ...limits });
    expect(passesTo(next, stored(before)).at(-1)?.deployment).toBe(next);
  });

  test.each([
    [
      'network.gatewayPrefixLists.listsConfirmedOn',
      {
        'network.gatewayPrefixLists': {
          s3: 'pl-11111111',
          dynamodb: 'pl-22222222',
          listsConfirmedOn: '2026-01-01',
        },
      },
      sandbox,
      {},
    ],
    ['secondOpinion.optOutConfirmedOn', { 'secondOpinion.optOutConfirmedOn': '2019-01-01' }, euCentral1, {}],
    [
      'secondOpinion.availabilityConfirmedOn',
      { 'secondOpinion.availabilityConfirmedOn': '2026-01-01' },
      euCentral1,
      { secondOpinion: undefined },
    ],
  ] as const)('with an old %s', (path, before, base, after) => {
    expect(problemsIn(changed(before, base)).map((problem) => problem.path)).toContain(path);
    const next = file({ ...after, ...limits }, base);
    expect(passesTo(next, stored(before, base)).at(-1)?.deployment).toBe(next);
  });
});

test('a problem of the union that neither file has stops the deploy, also beside a problem of the deployed file', () => {
  const many = (prefix: string) =>
    Array.from({ length: 40 }, (_, index) => ({ ...region, name: `${prefix}-${index}`, fallbacks: [] }));
  const before = stored({ models: [vllm, { ...wrongParsers }, ...many('old')] });
  expect(problemsOf(() => passesTo(file({ models: [vllm, sagemaker, ...many('new')] }), before))).toEqual([
    'models',
  ]);
});

test.each([
  ['models[0].instanceType', 'p1.xlarge'],
  ['models[1].instanceType', 'ml.p1.xlarge'],
  ['models[2].modelId', 'amazon.retired-v1:0'],
])(
  '%s that this release has no facts about is refused by its name: nothing can be synthesized from it',
  (path, value) => {
    expect(problemsOf(() => passesTo(file({}), stored({ [path]: value })))).toEqual([path]);
  },
);

test('a limit that leaves models and callers without a request takes none of them away before the last pass', () => {
  const passes = between({}, { residency: 'account', models: [vllm, sagemaker], guardrail: undefined });
  const all = (deployment: ReturnType<typeof file>) =>
    [deployment.models, deployment.callers].map((list) => list.length);
  expect(passes.map(({ name, deployment }) => [name, ...all(deployment)])).toEqual([
    ['prepare', 5, 2],
    ['restrict', 5, 2],
    ['widen', 5, 2],
    ['narrow', 2, 2],
  ]);
});

const other = { ...(vllm?.host === 'vllm' && vllm.certificate) };

const rules = (accountRules: unknown) => ({ accountRules });
const WITHOUT_BOOTSTRAP = {
  kind: 'credentials',
  assetBucket: 'bank-assets',
  executionRole: 'arn:aws:iam::111122223333:role/cloudformation',
};

test.each([
  [
    'a boundary',
    {
      permissionsBoundary: { policy: 'llm-boundary', vouchedBy: { name: 'identity team', on: '2026-11-09' } },
    },
  ],
  ['tags of roles', { roles: { tags: { 'dp:include:network': 'true' } } }],
  ['the path that roles have without one', { roles: { path: '/' } }],
  ['an asset bucket', { synthesis: { kind: 'bootstrap', assetBucket: 'bank-assets' } }],
])('%s of the account may come later, in one pass', (_what, accountRules) => {
  expect(names({}, rules(accountRules))).toEqual(['widen']);
});

test.each([
  ['name', { name: 'second-sandbox' }, {}],
  ['availabilityZones', { availabilityZones: ['us-east-1a', 'us-east-1c'] }, {}],
  ['availabilityZones', { availabilityZones: ['us-east-1b', 'us-east-1a'] }, {}],
  ['network.cidr', { 'network.cidr': '10.41.0.0/20' }, {}],
  ['models[0].certificate.hostName', { 'models[0].certificate.hostName': 'other.llm.example.com' }, {}],
  ['models[0].host', { 'models[0]': { ...sagemaker, name: 'qwen3-8b' } }, {}],
  ['accountRules.stackNamePrefix', rules({ stackNamePrefix: 'app-' }), {}],
  ['accountRules.stackNamePrefix', {}, rules({ stackNamePrefix: 'app-' })],
  ['accountRules.roles.path', rules({ roles: { path: '/b/' } }), rules({ roles: { path: '/a/' } })],
  ['accountRules.roles.name', rules({ roles: { name: '{deployment}-{role}' } }), {}],
  ['accountRules.synthesis.qualifier', rules({ synthesis: { kind: 'bootstrap', qualifier: 'bank1' } }), {}],
  ['accountRules.synthesis.executionRole', rules({ synthesis: WITHOUT_BOOTSTRAP }), {}],
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

const WIDER_WITHOUT_HAIKU = [
  { ceilings: { internal: 'region' } },
  { models: [vllm, sagemaker, region] },
] as const;

test('a model is removed before a limit is widened that would let more of it', () => {
  expect(names(...WIDER_WITHOUT_HAIKU)).toEqual(['widen', 'narrow', 'widen']);
});

test('until the model is removed, the limit is that of the deployed file', () => {
  const passes = between(...WIDER_WITHOUT_HAIKU);
  expect(passes.map(({ deployment }) => deployment.ceilings.internal ?? 'geography')).toEqual([
    'region',
    'region',
    'geography',
  ]);
});

test('a floor is raised and a Bedrock model replaced in one edit, and the edit is taken back', () => {
  const before = {};
  const after = { 'callers[0].floor': 'internal', 'models[2].modelId': 'openai.gpt-oss-120b-1:0' };
  expect(() => [between(before, after), between(after, before)]).not.toThrow();
});

const running = (desired: number) => file({ 'models[0].copies.desired': desired });
const withoutVllm = (deployed: Deployment): Deployment => ({
  ...deployed,
  models: deployed.models
    .slice(1)
    .map((model) => ({ ...model, fallbacks: model.fallbacks.filter((name) => name !== vllm?.name) })),
  callers: deployed.callers.map(({ models, ...caller }) => ({
    ...caller,
    models: models === 'all' ? models : models.filter((name) => name !== vllm?.name),
  })),
});
const removing = (desired: number) => passesTo(withoutVllm(running(desired)), running(desired));

test('copies of a removed model stop after the routers have left it, and before its resources go', () => {
  expect(removing(1).map(({ name, stacks }) => [name, stacks])).toEqual([
    ['widen', ['foundation', 'inference', 'gateway', 'operations']],
    ['narrow', ['operations', 'gateway']],
    ['drain', ['inference']],
    ['narrow', ['inference', 'foundation']],
  ]);
});

test('the pass that stops copies keeps everything else that the inference stack has', () => {
  const [widen, , drain] = removing(1).map(({ deployment }) => deployment);
  expect(drain).toEqual({
    ...widen,
    models: widen?.models.map((model) =>
      model.name === vllm?.name && 'copies' in model
        ? { ...model, copies: { ...model.copies, desired: 0 } }
        : model,
    ),
  });
});

test('a removed model without a running copy needs no pass that stops it', () => {
  expect(removing(0).map(({ name }) => name)).toEqual(['widen', 'narrow']);
});

test('a ceiling that residency lowers as far changes nothing', () => {
  const low = { residency: 'geography' };
  expect(names(low, { ...low, ceilings: { public: 'geography' } })).toEqual(['widen']);
});

test('what is no longer accepted of the compliance packs needs no second pass', () => {
  const accepted = {
    acceptedFindings: [
      {
        rules: ['IAM5[Resource::*]'],
        constructs: ['foundation/Policies/Sagemaker/Resource'],
        reason: 'The role names each endpoint of this deployment and nothing else.',
        owner: 'platform',
        review: '2027-06-30',
      },
    ],
  };
  expect(names(accepted, {})).toEqual(['widen']);
});

test('an administrator whom the live proof no longer trusts needs no second pass', () => {
  const runBy = { principals: ['arn:aws:iam::111122223333:role/proves'] };
  const administrator = {
    principal: 'arn:aws:iam::111122223333:role/break-glass',
    reason: 'The platform team repairs accounts with it, and every use raises an alarm.',
    vouchedBy: { name: 'platform team', on: '2026-11-26' },
  };
  expect(names({ liveProof: { runBy, administrators: [administrator] } }, { liveProof: { runBy } })).toEqual([
    'widen',
  ]);
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
