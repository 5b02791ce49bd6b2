import fc from 'fast-check';
import { createAwsJson } from '../../lambda/aws/aws-json';
import type { RouterConfig } from '../../lambda/router/config/router-config';
import { createComprehend } from '../../lambda/router/decision/opinion/comprehend';
import type { Fault } from '../../local/simulators/simulator';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import { DATA_CLASSES, type DataClass, highestClass } from '../../policy/data-class';
import { testRouter } from '../lambda/router/support/call-router';
import { fakeHosts } from '../lambda/router/support/fake-hosts';
import {
  RESTRICTED_SESSION,
  routerConfig,
  SECOND_OPINION,
  SESSION,
  sealedConfig,
} from '../lambda/router/support/router-config';
import { CREDENTIALS, environmentOf, REGION } from './simulated-aws';

// The router with its real wire path, and Comprehend at the end of a socket: what arrived there is counted.

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators({ region: REGION, credentials: CREDENTIALS });
});
afterAll(() => simulators.close());
afterEach(() => simulators.comprehend.fault(undefined));

const secondOpinion: NonNullable<RouterConfig['secondOpinion']> = {
  ...SECOND_OPINION,
  classes: { NAME: 'restricted', ADDRESS: 'confidential' },
};

type Question = Parameters<ReturnType<typeof testRouter>['ask']>[0];

/** One request, and what arrived at Comprehend meanwhile. */
async function asked(
  content: string,
  { config = {}, ...question }: Question & { config?: Partial<RouterConfig> } = {},
) {
  const environment = environmentOf(simulators);
  const aws = createAwsJson({ region: REGION, dnsSuffix: 'amazonaws.com', environment });
  const before = simulators.comprehend.calls.length;
  // Not through the parser, which refuses a second opinion on the sealed lane: the router alone must hold.
  const whole = { ...routerConfig(), secondOpinion, ...config };
  const fake = fakeHosts();
  const detectPersonalData = createComprehend(aws, whole.secondOpinion ?? secondOpinion);
  const { ask, log, records } = testRouter(whole, { hosts: fake.hosts, detectPersonalData });
  const body = { model: 'auto', messages: [{ role: 'user', content }] };
  const { decision, status } = await ask({ body, ...question });
  if (decision?.schema !== 'hybrid-llm/decision/1') throw new Error('no decision was recorded');
  return { decision, status, log, records, fake, calls: simulators.comprehend.calls.slice(before) };
}

const declaring = (dataClass: DataClass | undefined): Question => ({
  headers: dataClass ? { 'x-data-class': [dataClass] } : {},
});

test('a name raises the class, and the record holds its kind', async () => {
  const { decision, calls } = await asked('Please write to Alice.');
  expect(calls.map(({ body }) => body)).toEqual([
    { Text: 'Please write to Alice.\nauto', LanguageCode: 'en' },
  ]);
  expect(decision.dataClass).toMatchObject({ detected: 'restricted', effective: 'restricted' });
  expect(decision.findings).toEqual([{ type: 'comprehend/name', count: 1 }]);
});

test('what the detector found stays beside what the second opinion found', async () => {
  const { decision } = await asked('claims@example.com, 10 Any Street');
  expect(decision.dataClass.effective).toBe('confidential');
  expect(decision.findings).toEqual([
    { type: 'email', count: 1 },
    { type: 'comprehend/address', count: 1 },
  ]);
});

test('what Comprehend is not sure enough of counts for nothing', async () => {
  expect((await asked('See you in May.')).decision.findings).toEqual([]);
});

test('a kind the deployment gave no class counts for nothing', async () => {
  const only = { ...secondOpinion, classes: { ADDRESS: 'confidential' as const } };
  expect((await asked('Alice', { config: { secondOpinion: only } })).decision.findings).toEqual([]);
});

test('a long text is shown whole, in pieces Comprehend takes, and a name on a cut is found', async () => {
  const { decision, calls } = await asked(`${'x'.repeat(99_997)} Alice ${'ü '.repeat(60_000)}`, {
    config: { limits: { ...routerConfig().limits, bodyBytes: 4_000_000 } },
  });
  expect(calls.length).toBeGreaterThan(2);
  expect(decision.dataClass.effective).toBe('restricted');
  expect(decision.findings).toContainEqual({ type: 'comprehend/name', count: 1 });
});

test('I2: the sealed lane’s router calls no service, even if its configuration names one', async () => {
  const question = { path: '/sealed/v1/chat/completions', principal: SESSION };
  const { calls } = await asked('Alice', { ...question, config: sealedConfig() });
  expect(calls).toEqual([]);
});

test('I2: without the option no service is called', async () => {
  expect((await asked('Alice', { config: { secondOpinion: undefined } })).calls).toEqual([]);
});

test('I2: a request of which the detector alone made restricted data is not shown', async () => {
  expect((await asked('Alice pays with 4111 1111 1111 1111')).calls).toEqual([]);
});

test('I2: a request that cannot be understood is not shown', async () => {
  const body = { model: 'auto', messages: 'Alice' };
  const { calls } = await asked('', { body });
  expect(calls).toEqual([]);
});

const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 400, code: 'ThrottlingException' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 403, code: 'AccessDeniedException' },
  { kind: 'hang' },
  { kind: 'reset', afterEvents: 0 },
  { kind: 'garbage' },
  { kind: 'down' },
];

test.each(FAULTS.map((fault) => [JSON.stringify(fault), fault] as const))(
  'no second opinion means restricted, and a line in the log: %s',
  async (_, fault) => {
    simulators.comprehend.fault(fault);
    const { decision, status, log, fake } = await asked('Hello Alice', {
      config: { secondOpinion: { ...secondOpinion, timeoutMs: 200 } },
    });
    expect(decision).toMatchObject({
      dataClass: { detected: 'restricted', effective: 'restricted' },
      findings: null,
      refusal: 'use_sealed_lane',
    });
    expect(status).toBe(403);
    expect(fake.calls).toEqual([]);
    expect(log).toContainEqual(expect.objectContaining({ event: 'second-opinion-failed', lane: 'open' }));
  },
);

test('an answer without labels or scores is a failed opinion', async () => {
  for (const answer of [{}, null, { Labels: [{ Name: 'NAME' }] }, { Labels: [null] }, { Labels: 'NAME' }]) {
    const ask = createComprehend(async () => answer, secondOpinion);
    await expect(ask(['Alice'], AbortSignal.timeout(1000))).rejects.toThrow(TypeError);
  }
});

test('a client that leaves ends the wait, and no alarm is raised', async () => {
  simulators.comprehend.fault({ kind: 'hang' });
  const client = new AbortController();
  setTimeout(() => client.abort(), 50);
  const began = performance.now();
  const { log } = await asked('Hello', { signal: client.signal });
  expect(performance.now() - began).toBeLessThan(1500);
  expect(log.map(({ event }) => event)).not.toContain('second-opinion-failed');
});

const TEXTS = ['Hello there', 'Dear Alice', '10 Any Street', 'Bob, claims@example.com', 'It was in May'];
const known = fc.record({
  text: fc.constantFrom(...TEXTS),
  declared: fc.constantFrom(undefined, ...DATA_CLASSES),
  principal: fc.constantFrom(SESSION, RESTRICTED_SESSION),
  ceiling: fc.constantFrom('region' as const, 'account' as const),
  fault: fc.constantFrom(undefined, ...FAULTS.filter(({ kind }) => kind !== 'hang')),
});

test('I1, I2: for every class, ceiling and fault, an opinion never lowers a class, and is requested only within the ceiling', async () => {
  await fc.assert(
    fc.asyncProperty(known, async ({ text, declared, principal, ceiling, fault }) => {
      simulators.comprehend.fault(fault);
      const ceilings = {
        public: 'global',
        internal: ceiling,
        confidential: ceiling,
        restricted: 'account',
      } as const;
      const { decision, calls } = await asked(text, {
        ...declaring(declared),
        principal,
        config: { ceilings },
      });
      const floor = principal === SESSION ? 'public' : 'restricted';
      const email = text.includes('@') ? 'confidential' : 'public';
      const before = highestClass(floor, declared ?? 'public', email);
      expect(highestClass(before, decision.dataClass.effective)).toBe(decision.dataClass.effective);
      if (ceilings[before] === 'account') expect(calls).toEqual([]);
      else if (fault) expect(decision.dataClass.effective).toBe('restricted');
      else expect(calls).toHaveLength(1);
    }),
    { numRuns: 150 },
  );
});

test('I7: no text that was shown is in a log line or a record, with an answer or without', async () => {
  for (const fault of [undefined, ...FAULTS]) {
    simulators.comprehend.fault(fault);
    const config = { secondOpinion: { ...secondOpinion, timeoutMs: 200 } };
    const { log, records } = await asked('Alice CANARY 10 Any Street', { config });
    expect(JSON.stringify([log, records])).not.toMatch(/CANARY|Alice|Any Street/);
  }
});
