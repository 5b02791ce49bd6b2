import type { Deployment } from '../../../lib/config/deployment';
import { readDeployment } from '../../../lib/config/read-deployment';
import { STACK_PARTS, type StackPart } from '../../../lib/config/stack-parts';
import { type IsFrom, isSame, passesTo } from '../../../lib/config/transition/passes';
import { passesInAccount } from '../../../scripts/deploy/passes-in-account';
import { fixtureDeployment } from '../../fixture-deployments';
import sandboxFile from '../../fixtures/deployments/sandbox';
import { changed } from '../../lib/config/changed';

const sandbox = fixtureDeployment('sandbox');
const gone = 'qwen2-5-7b';
const next: Deployment = {
  ...sandbox,
  models: sandbox.models
    .filter(({ name }) => name !== gone)
    .map((model) => ({ ...model, fallbacks: model.fallbacks.filter((other) => other !== gone) })),
  callers: sandbox.callers.map(({ models, ...caller }) => ({
    ...caller,
    models: models === 'all' ? models : models.filter((other) => other !== gone),
  })),
};
const lowered: Deployment = {
  ...sandbox,
  callers: sandbox.callers.map((one) => ({ ...one, floor: 'internal' })),
};

test('where nothing is deployed, the new file is deployed in one pass', () => {
  expect(passesInAccount(next, { deployed: undefined, stacks: [] })).toEqual(passesTo(next));
});

test('where every stack exists, a removed model stays until nothing uses it', () => {
  expect(passesInAccount(next, { deployed: sandbox, stacks: STACK_PARTS })).toEqual(passesTo(next, sandbox));
});

test('where only the foundation exists, a model that the new file removes never existed, and is not deployed', () => {
  expect(passesInAccount(next, { deployed: sandbox, stacks: ['foundation'] })).toEqual(passesTo(next));
});

test('where only the foundation exists, no limit needs a pass of its own', () => {
  expect(
    passesInAccount(lowered, { deployed: sandbox, stacks: ['foundation'] }).map(({ name }) => name),
  ).toEqual(['widen']);
});

test('where the inference stack exists and no gateway, what it runs stays until it is removed', () => {
  const [widen] = passesInAccount(next, { deployed: sandbox, stacks: ['foundation', 'inference'] });
  expect(widen?.deployment.models.map(({ name }) => name)).toContain(gone);
});

test('where no gateway exists, no router has a limit to obey before the new file', () => {
  const names = (stacks: typeof STACK_PARTS | readonly ['foundation', 'inference']) =>
    passesInAccount(lowered, { deployed: sandbox, stacks: stacks }).map(({ name }) => name);
  expect(names(STACK_PARTS)).toContain('restrict');
  expect(names(['foundation', 'inference'])).not.toContain('restrict');
});

test.each<[string, Partial<Deployment>]>([
  ['another address block', { network: { ...sandbox.network, cidr: '10.9.0.0/16' } }],
  ['zones in other places', { availabilityZones: [...sandbox.availabilityZones].reverse() }],
  ['another region', { region: 'us-west-2' }],
])('a foundation that nothing uses cannot have %s', (_, changes) => {
  expect(() =>
    passesInAccount({ ...sandbox, ...changes }, { deployed: sandbox, stacks: ['foundation'] }),
  ).toThrow(/cannot be deployed beside each other/);
});

const asNew =
  (file: Deployment, parts: readonly StackPart[]): IsFrom =>
  (part, value) =>
    value === file && parts.includes(part);
const passes = (file: Deployment, parts: readonly StackPart[], deployed = sandbox) =>
  passesInAccount(file, { deployed, stacks: STACK_PARTS, isFrom: asNew(file, parts) });
const names = (...of: Parameters<typeof passes>) => passes(...of).map(({ name }) => name);

test('where a deploy failed behind the foundation, the way back is one pass', () => {
  expect(names(next, ['inference', 'gateway', 'operations'])).toEqual(['widen']);
});

test('where the routers still have what the new file removes, it stays until nothing uses it', () => {
  expect(names(next, ['inference', 'operations'])).toEqual(passesTo(next, sandbox).map(({ name }) => name));
});

test('a deploy that stopped while it took something away goes on there', () => {
  const [widen] = passesTo(next, sandbox);
  expect(names(next, ['gateway', 'operations'], widen?.deployment)).toEqual(['narrow']);
});

test('a deploy that stopped before the foundation had all of the new file begins with that, and deploys no other routers', () => {
  const more = { ...next, clients: { ...next.clients, cidrs: ['10.64.0.0/16'] } };
  expect(passes(more, ['gateway']).map(({ name, stacks }) => [name, stacks])).toEqual([
    ['widen', ['foundation', 'inference']],
    ['narrow', ['operations', 'gateway', 'inference', 'foundation']],
  ]);
});

const withoutVllm = readDeployment(
  changed({
    models: sandboxFile.models.slice(1),
    'callers[1].models': ['qwen2-5-7b'],
  }),
  'without vLLM',
);
const [vllm, , region] = sandboxFile.models;
const withVllm = readDeployment(
  changed({ 'models[0]': { ...vllm, copies: { desired: 1, max: 1 } } }),
  'with vLLM',
);

/** What the foundation stores after the first step of a deploy. */
const stored = (to: Deployment, from: Deployment) => passesTo(to, from)[0]?.deployment as Deployment;

test.each<[string, Partial<Deployment>]>([
  ['another address for alarms', { operations: { ...sandbox.operations, alarmEmail: 'other@example.com' } }],
  ['a tag', { tags: { team: 'platform' } }],
  ['a lower floor', { callers: withVllm.callers.map((one) => ({ ...one, floor: 'public' })) }],
  ['the new model last', { models: [...withVllm.models.slice(1), ...withVllm.models.slice(0, 1)] }],
])('the way back from a failed gateway of a file with %s only takes away', (_, changes) => {
  const file: Deployment = { ...withVllm, ...changes };
  const back = passes(withoutVllm, ['gateway', 'operations'], stored(file, withoutVllm));
  expect(back.map(({ name, stacks }) => [name, stacks])).toEqual([
    ['narrow', ['operations', 'gateway']],
    ['drain', ['inference']],
    ['narrow', ['inference', 'foundation']],
  ]);
  expect(back[0]?.deployment).toBe(withoutVllm);
});

test('the way back is not refused for what the routers that never came would lack', () => {
  const renamed: Deployment = {
    ...sandbox,
    callers: sandbox.callers.map((one, index) => (index === 0 ? { ...one, name: 'renamed' } : one)),
  };
  const more = readDeployment(
    changed({
      models: [
        ...sandboxFile.models,
        { ...region, name: 'first-bedrock', modelId: 'openai.gpt-oss-20b-1:0' },
      ],
    }),
    'more',
  );
  expect(names(renamed, ['gateway', 'operations'], stored(more, renamed))).toEqual(['narrow']);
});

test('a deploy that removes a model before it widens a limit goes on behind the gateway where it stopped', () => {
  const before = readDeployment(changed({ ceilings: { internal: 'region' } }), 'before');
  const after = readDeployment(changed({ models: sandboxFile.models.slice(0, 3) }), 'after');
  const [widen, narrow] = passesTo(after, before);
  const deployed = widen?.deployment;
  const isFrom: IsFrom = (part, value) =>
    ['operations', 'gateway'].includes(part) && isSame(value, narrow?.deployment as Deployment);
  const found = passesInAccount(after, { deployed, stacks: STACK_PARTS, isFrom });
  expect(found.map(({ name }) => name)).toEqual(['narrow', 'widen']);
});
