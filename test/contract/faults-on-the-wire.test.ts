import { createHosts } from '../../lambda/router/hosts/hosts';
import type { Fault } from '../../local/simulators/simulator';
import { type Simulators, startSimulators } from '../../local/simulators/start-simulators';
import { isWithin } from '../../policy/boundary';
import { DATA_CLASSES, type DataClass } from '../../policy/data-class';
import { testRouter } from '../lambda/router/support/call-router';
import { routerConfig, sealedConfig } from '../lambda/router/support/router-config';
import { CREDENTIALS, environmentOf, REGION } from './simulated-aws';

// I2 where it counts: what arrives at the hosts, over sockets, under every fault of the hosts inside the account.

const FAULTS: Readonly<Record<string, Fault | undefined>> = {
  works: undefined,
  'refuses connections': { kind: 'down' },
  'answers 400': { kind: 'status', status: 400 },
  'answers 403': { kind: 'status', status: 403 },
  'answers 429': { kind: 'status', status: 429 },
  'answers 500': { kind: 'status', status: 500 },
  'answers 503': { kind: 'status', status: 503 },
  'answers nothing': { kind: 'hang' },
  'breaks before the first byte': { kind: 'reset', afterEvents: 0 },
  'breaks after the first event': { kind: 'reset', afterEvents: 1 },
  'stalls after the first event': { kind: 'hang', afterEvents: 1 },
  'answers garbage': { kind: 'garbage' },
};
const NAMES = Object.keys(FAULTS);
const PAIRS = NAMES.flatMap((vllm) => NAMES.map((sagemaker) => [vllm, sagemaker] as const));
/** For tests that hold whatever is answered: on a busy machine, even a host without a fault may answer later. */
const QUICK = { bodyBytes: 1_000_000, firstEventMs: 60, nextEventMs: 60, totalMs: 1_000 };
const PATIENT = { ...QUICK, firstEventMs: 10_000, nextEventMs: 10_000, totalMs: 60_000 };

let simulators: Simulators;
beforeAll(async () => {
  simulators = await startSimulators({ region: REGION, credentials: CREDENTIALS, paceMs: 0 });
});
afterAll(() => simulators.close());

async function ask(lane: 'open' | 'sealed', dataClass: DataClass, stream: boolean, limits = QUICK) {
  const config = lane === 'open' ? routerConfig({ limits }) : sealedConfig({ limits });
  const environment = { ...environmentOf(simulators), MODEL_LLAMA_ENDPOINT: 'bank-llama' };
  const before = simulators.bedrock.calls.length;
  const answer = await testRouter(config, { hosts: createHosts(config, environment) }).ask({
    path: lane === 'open' ? '/v1/chat/completions' : '/sealed/v1/chat/completions',
    headers: { 'x-data-class': [dataClass] },
    body: { model: 'auto', stream, messages: [{ role: 'user', content: 'Send this to bedrock.' }] },
  });
  return { ...answer, config, atBedrock: simulators.bedrock.calls.slice(before) };
}

test.each(PAIRS)(
  'I2: vllm %s, sagemaker %s: restricted data never arrives at Bedrock, on either lane',
  async (vllm, sagemaker) => {
    simulators.vllm.fault(FAULTS[vllm]);
    simulators.sagemaker.fault(FAULTS[sagemaker]);
    for (const lane of ['open', 'sealed'] as const) {
      expect((await ask(lane, 'restricted', lane === 'open')).atBedrock).toEqual([]);
    }
  },
);

test.each(DATA_CLASSES.filter((dataClass) => dataClass !== 'restricted'))(
  'I2: %s data arrives at models within its ceiling only, whatever fails before them',
  async (dataClass) => {
    simulators.sagemaker.fault({ kind: 'status', status: 500 });
    simulators.bedrock.fault({ kind: 'status', status: 503 });
    for (const name of NAMES) {
      simulators.vllm.fault(FAULTS[name]);
      const { atBedrock, config } = await ask('open', dataClass, true);
      for (const { path } of atBedrock) {
        const model = config.models.find(
          (candidate) =>
            candidate.host === 'bedrock' && path.includes(encodeURIComponent(candidate.invokeId)),
        );
        expect(isWithin(model?.boundary ?? 'global', config.ceilings[dataClass])).toBe(true);
      }
    }
    simulators.bedrock.fault(undefined);
  },
);

test('the faults are real: with every host inside the account down, confidential data does arrive at in-region Bedrock', async () => {
  simulators.vllm.fault({ kind: 'down' });
  simulators.sagemaker.fault({ kind: 'down' });
  const { atBedrock, status } = await ask('open', 'confidential', false, PATIENT);
  expect({ status, calls: atBedrock.length }).toEqual({ status: 200, calls: 1 });
});

test('with every host inside the account down, restricted data gets a clear 503 on the sealed lane', async () => {
  simulators.vllm.fault({ kind: 'down' });
  simulators.sagemaker.fault({ kind: 'down' });
  const { status, json } = await ask('sealed', 'restricted', false);
  expect({ status, code: json().error.code }).toEqual({ status: 503, code: 'no_model_available' });
});
