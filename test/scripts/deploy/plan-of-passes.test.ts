import type { Deployment } from '../../../lib/config/deployment';
import type { Model } from '../../../lib/config/model';
import { type Pass, passesTo } from '../../../lib/config/transition/passes';
import { deployPlan, type Step } from '../../../scripts/deploy/plan';
import { missingInWords } from '../../../scripts/deploy/words';
import type { Prerequisite } from '../../../scripts/preflight/prerequisite';
import { fixtureDeployment } from '../../fixture-deployments';

// What a deploy of several passes checks, and before which stack.

const ROLE = 'arn:aws:iam::111122223333:role/deploy';
const sandbox = fixtureDeployment('sandbox');
const tokens = fixtureDeployment('eu-central-1');
const planOf = (next: Deployment, passes: readonly Pass[]) => deployPlan(next, ROLE, next.name, passes);

/** What is checked before the first deploy of this stack. */
const checkedBefore = (steps: readonly Step[], stack: string): readonly Prerequisite[] =>
  steps
    .slice(
      0,
      steps.findIndex((step) => step.kind === 'deploy' && step.stack === stack),
    )
    .flatMap((step) => (step.kind === 'check' ? step.prerequisites : []));

const allChecked = (steps: readonly Step[]) =>
  steps.flatMap((step) => (step.kind === 'check' ? step.prerequisites : []));

const without = (deployment: Deployment, name: string): Deployment => ({
  ...deployment,
  models: deployment.models
    .filter((model) => model.name !== name)
    .map((model) => ({ ...model, fallbacks: model.fallbacks.filter((other) => other !== name) })),
  callers: deployment.callers.map((caller) => ({
    ...caller,
    models: caller.models === 'all' ? 'all' : caller.models.filter((other) => other !== name),
  })),
});

const stagedIn = (found: readonly Prerequisite[]) =>
  found.flatMap((one) => (one.kind === 'image' || one.kind === 'weights' ? [[one.kind, one.model]] : []));

describe('a file that lowers a limit', () => {
  const lowered: Deployment = { ...sandbox, residency: 'region' };
  const passes: readonly Pass[] = [
    { name: 'prepare', deployment: sandbox, stacks: ['foundation', 'inference'] },
    { name: 'restrict', deployment: lowered, stacks: ['gateway', 'inference'] },
    { name: 'widen', deployment: lowered, stacks: ['foundation', 'inference', 'gateway', 'operations'] },
  ];

  test('has images and weights checked before the first pass deploys what starts them', () => {
    const found = checkedBefore(planOf(lowered, passes), 'sandbox-inference');
    expect(stagedIn(found)).toEqual([
      ['image', 'qwen2-5-7b'],
      ['weights', 'qwen2-5-7b'],
    ]);
  });

  test('has the vocabulary of a model that an older release deployed checked before it is asked for it', () => {
    const models = sandbox.models.map((model) =>
      'weights' in model ? { ...model, weights: { ...model.weights, source: 'openai/gpt-oss-20b' } } : model,
    );
    const before: Pass = {
      name: 'prepare',
      deployment: { ...sandbox, models },
      stacks: ['foundation', 'inference'],
    };
    const found = checkedBefore(planOf(lowered, [before, ...passes.slice(1)]), 'sandbox-inference');
    expect(found.map((one) => one.kind === 'weights' && one.vocabulary?.file)).toContain(
      'o200k_base.tiktoken',
    );
  });

  test("has the issuer's keys checked before the first pass deploys the authorizer", () => {
    const next: Deployment = { ...tokens, residency: 'region' };
    const restrict: Pass = { name: 'restrict', deployment: next, stacks: ['gateway', 'inference'] };
    const widen: Pass = { name: 'widen', deployment: next, stacks: ['foundation', 'inference', 'gateway'] };
    const found = checkedBefore(planOf(next, [restrict, widen]), 'eu-central-1-gateway');
    expect(found.map(({ kind }) => kind)).toContain('key-set');
  });

  test('checks each image, weights and key set once', () => {
    const texts = stagedIn(allChecked(planOf(lowered, passes))).map(String);
    expect(texts).toEqual([...new Set(texts)]);
  });
});

describe('a file that removes a self-hosted model', () => {
  const next = without(sandbox, 'qwen2-5-7b');
  const steps = planOf(next, passesTo(next, sandbox));

  test('has its image and weights checked before the pass that deploys it once more', () => {
    expect(stagedIn(checkedBefore(steps, 'sandbox-inference'))).toEqual([
      ['image', 'qwen2-5-7b'],
      ['weights', 'qwen2-5-7b'],
    ]);
  });

  test('says what to do where that model never started, and what it gives up', () => {
    const [check] = steps.filter(
      (step) => step.kind === 'check' && step.prerequisites.some(({ kind }) => kind === 'image'),
    );
    const wayOut = check?.kind === 'check' ? check.wayOut : undefined;
    const text = missingInWords([{ words: 'No image.', commands: [] }], 'again', wayOut);
    expect(text).toMatch(/never started[\s\S]*--at-once[\s\S]*gives up the order of the passes/);
  });

  test('says no such thing of a model that stays', () => {
    const stays = planOf(sandbox, passesTo(sandbox)).filter((step) => step.kind === 'check');
    expect(stays.filter((step) => step.kind === 'check' && step.wayOut !== undefined)).toEqual([]);
  });
});

describe('a file that removes a model on ECS', () => {
  const running = (desired: number): Deployment => ({
    ...sandbox,
    models: sandbox.models.map((model) =>
      'copies' in model ? { ...model, copies: { ...model.copies, desired } } : model,
    ),
  });
  const next = without(sandbox, 'qwen3-8b');

  test.each([
    ['run', 1],
    ['were stopped by an earlier deploy', 0],
  ])('waits until its instances are gone before their group is deleted, where copies %s', (_, desired) => {
    const steps = planOf(next, passesTo(next, running(desired)));
    const deploys = steps.flatMap((step, index) =>
      step.kind === 'deploy' && step.stack === 'sandbox-inference' ? [index] : [],
    );
    const waits = steps.flatMap((step, index) =>
      step.kind === 'check' && step.prerequisites.some(({ kind }) => kind === 'drained') ? [index] : [],
    );
    expect(waits).toEqual([Number(deploys.at(-1)) - 1]);
    expect(steps[Number(waits[0])]).toMatchObject({
      prerequisites: [{ kind: 'drained', stack: 'sandbox-inference', models: ['qwen3-8b'] }],
    });
  });

  test('waits for nothing where the inference stack is from the new file already', () => {
    const found = passesTo(next, running(1), (part, file) => part !== 'operations' && file === next);
    expect(allChecked(planOf(next, found)).map(({ kind }) => kind)).not.toContain('drained');
  });
});

describe('quotas', () => {
  const [vllm, hosted] = sandbox.models as [Model, Model];
  const onTypes = (instanceType: string, endpointType: string): Deployment => ({
    ...sandbox,
    models: [
      { ...vllm, instanceType, copies: { desired: 1, max: 1 } } as Model,
      { ...hosted, instanceType: endpointType, instances: { min: 1, max: 1 } } as Model,
    ],
  });
  const pass = (name: Pass['name'], deployment: Deployment): Pass => ({
    name,
    deployment,
    stacks: ['foundation'],
  });
  const quotasIn = (steps: readonly Step[]) =>
    allChecked(steps).flatMap((one) =>
      one.kind === 'gpu-quota'
        ? [[one.instances, one.needed]]
        : one.kind === 'endpoint-quota'
          ? [[one.type, one.needed]]
          : [],
    );
  const small = onTypes('g6.xlarge', 'ml.g5.xlarge');
  const large = onTypes('g6.12xlarge', 'ml.g6.xlarge');

  test.each([
    ['before', [pass('widen', large), pass('narrow', small)]],
    ['after', [pass('widen', small), pass('narrow', large)]],
  ])('have room for a pass that needs more %s another', (_, passes) => {
    expect(quotasIn(planOf(small, passes))).toEqual(
      expect.arrayContaining([
        ['G and VT', 48],
        ['ml.g5.xlarge', 2],
        ['ml.g6.xlarge', 2],
      ]),
    );
  });

  test('of the same need in two passes are checked once', () => {
    expect(quotasIn(planOf(small, [pass('widen', small), pass('narrow', small)]))).toEqual([
      ['G and VT', 4],
      ['ml.g5.xlarge', 2],
    ]);
  });
});

describe('a file that removes the model for which AWS keeps prompts for review', () => {
  const [first] = fixtureDeployment('starter').models as [Model];
  const fable = { ...first, name: 'fable', modelId: 'anthropic.claude-fable-5' } as Model;
  const next = fixtureDeployment('starter');
  const before: Deployment = { ...next, models: [...next.models, fable] };
  const steps = planOf(next, [
    { name: 'widen', deployment: before, stacks: ['foundation'] },
    { name: 'narrow', deployment: next, stacks: ['foundation'] },
  ]);
  const retentions = steps.flatMap((step, index) =>
    step.kind === 'check'
      ? step.prerequisites.flatMap((one) => (one.kind === 'data-retention' ? [[index, one] as const] : []))
      : [],
  );
  const deploys = steps.flatMap((step, index) => (step.kind === 'deploy' ? [index] : []));

  test('accepts its data retention before the first pass', () => {
    const [[at, found] = []] = retentions;
    expect(Number(at)).toBeLessThan(Math.min(...deploys));
    expect(found).toMatchObject({ needs: 'none', until: { needs: 'aws_review', models: ['fable'] } });
  });

  test('asks for the narrower data retention after the last pass', () => {
    const [, [at, found] = []] = retentions;
    expect(Number(at)).toBeGreaterThan(Math.max(...deploys));
    expect(found).toEqual({ kind: 'data-retention', needs: 'none', models: [] });
  });
});
