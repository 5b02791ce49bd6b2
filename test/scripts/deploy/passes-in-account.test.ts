import type { Deployment } from '../../../lib/config/deployment';
import { STACK_PARTS, type StackPart } from '../../../lib/config/stack-parts';
import { passesTo } from '../../../lib/config/transition/passes';
import { passesInAccount } from '../../../scripts/deploy/passes-in-account';
import { fixtureDeployment } from '../../fixture-deployments';

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

const names = (file: Deployment, asNew: readonly StackPart[], deployed = sandbox) =>
  passesInAccount(file, { deployed, stacks: STACK_PARTS, asNew }).map(({ name }) => name);

test('where a deploy failed behind the foundation, the way back is one pass', () => {
  expect(names(next, ['inference', 'gateway', 'operations'])).toEqual(['widen']);
});

test('where one stack still has what the new file removes, it stays until nothing uses it', () => {
  expect(names(next, ['inference', 'operations'])).toEqual(passesTo(next, sandbox).map(({ name }) => name));
});

test('a deploy that stopped while it took something away goes on there', () => {
  const [widen] = passesTo(next, sandbox);
  expect(names(next, ['gateway', 'operations'], widen?.deployment)[0]).toBe('narrow');
});

test('a deploy that stopped before the foundation had all of the new file begins with that', () => {
  const more = { ...next, clients: { ...next.clients, cidrs: ['10.64.0.0/16'] } };
  expect(names(more, ['gateway'])[0]).toBe('widen');
});
