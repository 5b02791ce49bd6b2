import fc from 'fast-check';
import type { RouterConfig, RouterModel } from '../../lambda/router/config/router-config';
import type { Fault, SimulatorName } from '../../local/simulators/simulator';
import { leavesAccount } from '../../policy/boundary';
import type { Asked } from '../lambda/router/support/call-router';
import {
  LLAMA,
  MISTRAL,
  NOVA,
  QWEN,
  routerConfig,
  SECOND_OPINION,
} from '../lambda/router/support/router-config';
import { type Passed, startTappedRouter, type TappedRouter } from './tapped-router';

// The router with its real wire path. Every byte that it sends passes a tap, and so does every receipt of the audit
// stream: what a host beyond the account gets, it gets after the receipt.

let tapped: TappedRouter;
beforeAll(async () => {
  tapped = await startTappedRouter();
});
afterAll(() => tapped.close());
afterEach(healthy);

function healthy() {
  for (const name of SERVICES) tapped.simulators[name].fault(undefined);
}
const SERVICES = ['vllm', 'sagemaker', 'bedrock', 'comprehend', 'firehose', 'kms'] as const;

const WORLD = {
  ...NOVA,
  name: 'world',
  boundary: 'global',
  regions: ['*'],
  invokeId: 'global.amazon.nova-pro-v1:0',
} as RouterModel;
const GUARDED: RouterModel = {
  ...MISTRAL,
  name: 'guarded',
  guardrail: { idVariable: 'GUARDRAIL_ID', versionVariable: 'GUARDRAIL_VERSION' },
} as RouterModel;
const MODELS = [QWEN, LLAMA, MISTRAL, NOVA, WORLD, GUARDED];
const CEILINGS = {
  public: 'global',
  internal: 'geography',
  confidential: 'region',
  restricted: 'account',
} as const;
const secondOpinion: NonNullable<RouterConfig['secondOpinion']> = {
  ...SECOND_OPINION,
  classes: { NAME: 'confidential' },
  timeoutMs: 5000,
};
const config = (changes: Partial<RouterConfig> = {}) =>
  routerConfig({ models: MODELS, ceilings: CEILINGS, residency: 'global', ...changes });

/** A model with these fallbacks; every other model as it is. */
const withFallbacks = (name: string, fallbacks: string[]) =>
  config({ models: MODELS.map((model) => (model.name === name ? { ...model, fallbacks } : model)) });

const asking = (model: string, more: object = {}): Asked => ({
  body: { model, messages: [{ role: 'user', content: 'Hello' }], ...more },
});

/** How many bytes went to services beyond the account that see a prompt. */
const bytesBeyond = (passed: readonly Passed[]) =>
  passed.reduce((sum, each) => sum + ('to' in each && isBeyond(each.to) ? each.bytes : 0), 0);
const isBeyond = (name: SimulatorName) => name === 'bedrock' || name === 'comprehend';

/**
 * The bytes that went beyond the account too early: to Bedrock before the receipt of a decision that has a model there
 * in its order, to Comprehend before the receipt of a second opinion.
 */
function tooEarly(passed: readonly Passed[]): readonly Passed[] {
  return passed.filter((each, index) => {
    if (!('to' in each) || !isBeyond(each.to)) return false;
    const accepted = passed.slice(0, index).flatMap((one) => ('accepted' in one ? [one.accepted] : []));
    return !accepted.some((record) =>
      each.to === 'comprehend'
        ? record.schema === 'hybrid-llm/second-opinion/1'
        : record.schema === 'hybrid-llm/decision/1' &&
          record.order.some((name) => BEYOND.some((model) => model.name === name)),
    );
  });
}
const BEYOND = MODELS.filter(({ boundary }) => leavesAccount(boundary));

/** Every way on which a prompt leaves the account. */
interface Way {
  readonly config: RouterConfig;
  readonly asked: Asked;
  readonly down?: readonly SimulatorName[];
}
const WAYS: Readonly<Record<string, Way>> = {
  'a model in the region': { config: config(), asked: asking('mistral') },
  'a model in the region, streamed': { config: config(), asked: asking('mistral', { stream: true }) },
  'a model in the geography': { config: config(), asked: asking('nova') },
  'a model anywhere': { config: config(), asked: asking('world') },
  'a guardrail and its model': { config: config(), asked: asking('guarded') },
  'a fallback of a model on vllm': {
    config: withFallbacks('qwen', ['nova']),
    asked: asking('qwen'),
    down: ['vllm'],
  },
  'a fallback of a model on sagemaker': {
    config: withFallbacks('llama', ['mistral']),
    asked: asking('llama'),
    down: ['sagemaker'],
  },
  'the first hosted model of auto': { config: config(), asked: asking('auto'), down: ['vllm', 'sagemaker'] },
  'a second opinion before a model inside the account': {
    config: config({ secondOpinion }),
    asked: asking('qwen'),
  },
  'a second opinion before a hosted model': { config: config({ secondOpinion }), asked: asking('nova') },
};

const AUDIT_FAULTS: Readonly<Record<string, readonly [service: 'firehose' | 'kms', Fault]>> = {
  'is down': ['firehose', { kind: 'down' }],
  refuses: ['firehose', { kind: 'status', status: 503, code: 'ServiceUnavailableException' }],
  throttles: ['firehose', { kind: 'status', status: 400, code: 'LimitExceededException' }],
  'denies access': ['firehose', { kind: 'status', status: 403, code: 'AccessDeniedException' }],
  'times out': ['firehose', { kind: 'hang' }],
  'answers after the time': ['firehose', { kind: 'think', forMs: 400 }],
  'breaks off': ['firehose', { kind: 'reset', afterEvents: 0 }],
  'answers without a receipt': ['firehose', { kind: 'garbage' }],
  'has no key for the digest: KMS is down': ['kms', { kind: 'down' }],
  'has no key for the digest: KMS times out': ['kms', { kind: 'hang' }],
};

/** How long a broken service of the audit stream is waited for. */
const LONGEST_MS = 40;

async function sent({ config, asked, down = [] }: Way, longestMs?: Parameters<TappedRouter['router']>[1]) {
  for (const name of down) tapped.simulators[name].fault({ kind: 'status', status: 503 });
  const { ask, log } = tapped.router(config, longestMs);
  const { status } = await ask(asked);
  return { status, log, passed: [...tapped.passed] };
}

describe.each(Object.entries(WAYS))('I8: %s', (_way, way) => {
  test('gets the prompt, after the audit stream has accepted the record', async () => {
    const { passed, status } = await sent(way);
    expect(status).toBe(200);
    expect(bytesBeyond(passed)).toBeGreaterThan(0);
    expect(tooEarly(passed)).toEqual([]);
  });

  test('waits for an audit stream that is slow', async () => {
    tapped.simulators.firehose.fault({ kind: 'think', forMs: 100 });
    const { passed, status } = await sent(way);
    expect(status).toBe(200);
    expect(bytesBeyond(passed)).toBeGreaterThan(0);
    expect(tooEarly(passed)).toEqual([]);
  });

  test.each(Object.entries(AUDIT_FAULTS))(
    'gets no byte where the audit stream %s',
    async (_, [service, fault]) => {
      tapped.simulators[service].fault(fault);
      const { passed, status } = await sent(way, { [service]: LONGEST_MS });
      expect(bytesBeyond(passed)).toBe(0);
      expect(status).toBe(503);
    },
  );
});

test('I8: where the stream fails between second opinion and decision, the model beyond the account gets no byte', async () => {
  const { ask } = tapped.router(config({ secondOpinion }));
  tapped.simulators.comprehend.fault({ kind: 'think', forMs: 50, shows: 'nothing' });
  const answer = ask(asking('nova'));
  while (!tapped.passed.some((each) => 'to' in each && each.to === 'comprehend')) await turn();
  tapped.simulators.firehose.fault({ kind: 'down' });
  expect((await answer).status).toBe(503);
  expect(tapped.passed.filter((each) => 'to' in each && each.to === 'bedrock')).toEqual([]);
  expect(tooEarly(tapped.passed)).toEqual([]);
});
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a model inside the account is called while the record is written', async () => {
  tapped.simulators.firehose.fault({ kind: 'hang' });
  const { passed, status } = await sent(
    { config: config(), asked: asking('qwen') },
    { firehose: LONGEST_MS },
  );
  expect(passed.some((each) => 'to' in each && each.to === 'vllm')).toBe(true);
  expect(passed.some((each) => 'accepted' in each)).toBe(false);
  expect(status).toBe(503);
});

const fault = fc.constantFrom<Fault | undefined>(
  undefined,
  { kind: 'status', status: 503 },
  { kind: 'status', status: 400, code: 'ThrottlingException' },
  { kind: 'reset', afterEvents: 0 },
  { kind: 'reset', afterEvents: 1 },
  { kind: 'garbage' },
  { kind: 'down' },
  { kind: 'think', forMs: 20, shows: 'nothing' },
);
/** A service is well as often as it is not: a request must get past the audit for its prompt to leave. */
const orWell = (broken: fc.Arbitrary<Fault | undefined>) => fc.oneof(fc.constant(undefined), broken);
const names = fc.uniqueArray(fc.constantFrom(...MODELS.map(({ name }) => name)), { maxLength: 4 });
const request = fc.record({
  model: fc.constantFrom('auto', ...MODELS.map(({ name }) => name)),
  stream: fc.boolean(),
  declared: fc.constantFrom('public', 'internal', 'confidential'),
  /** The models in another order, each with fallbacks. */
  order: fc.shuffledSubarray(MODELS, { minLength: MODELS.length }),
  fallbacks: fc.array(names, { minLength: MODELS.length, maxLength: MODELS.length }),
  opinion: fc.boolean(),
  leaves: fc.oneof(fc.constant(false), fc.boolean()),
});
/** Longer than a service thinks, on a machine that has other work. */
const AUDIT_MS = { firehose: 150, kms: 150 };
const faults = fc.record({
  firehose: orWell(fc.oneof(fault, fc.constant<Fault>({ kind: 'hang' }))),
  /** For how many calls to the audit stream. */
  times: fc.integer({ min: 1, max: 6 }),
  kms: orWell(fault),
  vllm: orWell(fault),
  sagemaker: orWell(fault),
  bedrock: orWell(fault),
  comprehend: orWell(fault),
});

test('I8: for every fault of audit and hosts, in every order, no byte goes beyond the account before its record is accepted', async () => {
  const seen = { withBytes: 0, withoutRecord: 0 };
  await fc.assert(
    fc.asyncProperty(request, faults, async ({ model, stream, declared, ...asked }, { times, ...broken }) => {
      const models = asked.order.map((each, index) => ({ ...each, fallbacks: asked.fallbacks[index] ?? [] }));
      const { ask } = tapped.router(config({ models, ...(asked.opinion && { secondOpinion }) }), AUDIT_MS);
      healthy();
      for (const name of SERVICES) {
        tapped.simulators[name].fault(broken[name], name === 'firehose' ? times : undefined);
      }
      const client = new AbortController();
      if (asked.leaves) setTimeout(() => client.abort(), 5);
      await ask({
        ...asking(model, { stream }),
        headers: { 'x-data-class': [declared] },
        signal: client.signal,
      });
      expect(tooEarly(tapped.passed)).toEqual([]);
      if (bytesBeyond(tapped.passed) > 0) seen.withBytes++;
      if (!tapped.passed.some((each) => 'accepted' in each)) seen.withoutRecord++;
    }),
    { numRuns: 100 },
  );
  // The property says nothing where no prompt leaves, or where every record is accepted.
  expect(seen.withBytes).toBeGreaterThan(5);
  expect(seen.withoutRecord).toBeGreaterThan(5);
}, 120_000);
