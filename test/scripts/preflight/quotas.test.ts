import type { Deployment } from '../../../lib/config/deployment';
import { endpointRollout } from '../../../lib/hosts/sagemaker/endpoint-rollout';
import { deployPlan } from '../../../scripts/deploy/plan';
import { check } from '../../../scripts/preflight/check';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { fixtureDeployment } from '../../fixture-deployments';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedServiceQuotas } from './simulated-service-quotas';

const G = 'L-DB2E81BA';
const P = 'L-417A185B';
const quotas = simulatedServiceQuotas({
  ec2: {
    [G]: { name: 'Running On-Demand G and VT instances', default: 0, applied: 8 },
    [P]: { name: 'Running On-Demand P instances', default: 0 },
  },
  sagemaker: {
    'L-1': { name: 'ml.g5.xlarge for endpoint usage', default: 0, applied: 0 },
    'L-2': { name: 'ml.g5.xlarge for training job usage', default: 0, applied: 40 },
    'L-3': { name: 'ml.g6.xlarge for transform job usage', default: 0, applied: 40 },
    'L-4': { name: 'ml.g6.xlarge for endpoint usage', default: 0, applied: 2 },
    'L-5': { name: 'ml.g6e.xlarge for endpoint usage', default: 1 },
  },
});
const printed = printedHere();

const ask = async (prerequisite: Prerequisite) => printed(await check(prerequisite, quotas('us-east-1')));

const gpu = { kind: 'gpu-quota', instances: 'G and VT', models: ['qwen3-8b'] } as const;
const endpoint = { kind: 'endpoint-quota', models: ['qwen2-5-7b'], instances: 1 } as const;

test('as many vCPUs as the quota has are accepted', async () => {
  expect(await ask({ ...gpu, needed: 8 })).toBeUndefined();
});

test('one vCPU more is refused with both numbers and the command that requests them', async () => {
  const missing = await ask({ ...gpu, needed: 9 });
  expect(missing?.words).toMatch(/may run 8 vCPUs of G and VT instances.*qwen3-8b needs 9/);
  expect(missing?.commands).toEqual([
    `aws service-quotas request-service-quota-increase --region us-east-1 --service-code ec2 --quota-code ${G} --desired-value 9`,
  ]);
});

test('P instances have a quota of their own, and the default counts where the account has no value', async () => {
  const missing = await ask({ ...gpu, instances: 'P', needed: 96 });
  expect(missing?.words).toContain('may run 0 vCPUs of P instances');
  expect(missing?.commands[0]).toContain(P);
});

test('an account with room for a second fleet of a SageMaker endpoint is accepted', async () => {
  expect(await ask({ ...endpoint, type: 'ml.g6.xlarge', needed: 2 })).toBeUndefined();
});

test('a quota of 1 is refused where an update starts a second instance beside the first', async () => {
  const missing = await ask({ ...endpoint, type: 'ml.g6e.xlarge', needed: 2 });
  expect(missing?.words).toMatch(
    /may have 1 instances ml\.g6e\.xlarge.*needs 2: 1, and 1 that an update starts/,
  );
  expect(missing?.commands[0]).toContain('--quota-code L-5 --desired-value 2');
});

test('the quota of training jobs is no quota of endpoints', async () => {
  expect((await ask({ ...endpoint, type: 'ml.g5.xlarge', needed: 2 }))?.words).toContain(
    'may have 0 instances',
  );
});

test('a type without a quota is not offered in the region', async () => {
  expect((await ask({ ...endpoint, type: 'ml.p5.48xlarge', needed: 2 }))?.words).toContain(
    'has no quota "ml.p5.48xlarge for endpoint usage" in us-east-1',
  );
});

const sandbox = fixtureDeployment('sandbox');
const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const quotasOf = (deployment: Deployment) =>
  deployPlan(deployment, ROLE)
    .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []))
    .filter(({ kind }) => kind === 'gpu-quota' || kind === 'endpoint-quota');
const [vllm] = sandbox.models.filter(({ host }) => host === 'vllm');
const [hosted] = sandbox.models.filter(({ host }) => host === 'sagemaker');

test.each([
  // A g6.xlarge has 4 vCPUs. With room, a rollout runs new copies beside the old ones.
  [{ desired: 0, max: 4 }, undefined],
  [{ desired: 1, max: 1 }, 4],
  [{ desired: 1, max: 2 }, 8],
  [{ desired: 1, max: 8 }, 8],
  [{ desired: 2, max: 3 }, 12],
  [{ desired: 3, max: 3 }, 12],
])('copies %j of a model on g6.xlarge need %p vCPUs of G instances', (copies, needed) => {
  const models = [{ ...vllm, instanceType: 'g6.xlarge', copies }] as unknown as Deployment['models'];
  expect(quotasOf({ ...sandbox, models })).toEqual(
    needed === undefined ? [] : [{ kind: 'gpu-quota', instances: 'G and VT', needed, models: [vllm?.name] }],
  );
});

test('models of one class share its quota, and P models have another', () => {
  const models = ['g6.xlarge', 'g5.xlarge', 'p5.48xlarge'].map((instanceType, index) => ({
    ...vllm,
    name: `m-${index}`,
    instanceType,
    copies: { desired: 1, max: 1 },
  })) as unknown as Deployment['models'];
  expect(quotasOf({ ...sandbox, models })).toEqual([
    { kind: 'gpu-quota', instances: 'G and VT', needed: 8, models: ['m-0', 'm-1'] },
    { kind: 'gpu-quota', instances: 'P', needed: 192, models: ['m-2'] },
  ]);
});

test.each([
  [{ min: 1, max: 1 }, 2],
  [{ min: 1, max: 3 }, 6],
  [{ min: 2, max: 2 }, 3],
  [{ min: 2, max: 5 }, 8],
])('an endpoint with instances %j needs a quota of %p', (instances, needed) => {
  const models = [{ ...hosted, instances }] as unknown as Deployment['models'];
  expect(quotasOf({ ...sandbox, models })).toEqual([
    expect.objectContaining({ kind: 'endpoint-quota', instances: instances.max, needed }),
  ]);
});

test('the rollouts that the quota is computed for are those of the endpoints', () => {
  expect(endpointRollout(1)).toHaveProperty('blueGreenUpdatePolicy');
  expect(endpointRollout(2)).toHaveProperty('rollingUpdatePolicy.maximumBatchSize', {
    type: 'CAPACITY_PERCENT',
    value: 50,
  });
});

test('endpoints on the same instance type share its quota', () => {
  const models = ['a', 'b'].map((name) => ({ ...hosted, name, instances: { min: 1, max: 1 } }));
  expect(quotasOf({ ...sandbox, models: models as unknown as Deployment['models'] })).toEqual([
    expect.objectContaining({ instances: 2, needed: 4, models: ['a', 'b'] }),
  ]);
});
