import type { Deployment } from '../../../lib/config/deployment';
import { isSelfHosted } from '../../../lib/config/model';
import { passesTo } from '../../../lib/config/transition/passes';
import { readServing, withoutNeverRan } from '../../../scripts/deploy/never-ran';
import { fixtureDeployment } from '../../fixture-deployments';
import { templatesOf } from '../../synthesized';
import { noSuchAction, noSuchStack, simulatedCloudFormation } from '../account/simulated-cloudformation';

// moto knows no resource whose creation failed.

interface Resource {
  readonly id: string;
  readonly type: string;
  readonly status: string;
}

let pages: readonly (readonly Resource[])[];
const cloudFormation = simulatedCloudFormation((action, stack, asked) => {
  if (action !== 'ListStackResources') return noSuchAction(action);
  if (stack !== 'sandbox-inference') return noSuchStack(stack);
  const page = Number(asked.get('NextToken') ?? '0');
  const members = (pages[page] ?? []).map(
    ({ id, type, status }) =>
      `<member><LogicalResourceId>${id}</LogicalResourceId><ResourceType>${type}</ResourceType><ResourceStatus>${status}</ResourceStatus><LastUpdatedTimestamp>2026-11-25T00:00:00Z</LastUpdatedTimestamp></member>`,
  );
  const next = page + 1 < pages.length ? `<NextToken>${page + 1}</NextToken>` : '';
  return `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>${next}`;
});

function read(...found: readonly (readonly Resource[])[]) {
  pages = found;
  return readServing('sandbox-inference', cloudFormation('us-east-1'));
}

const service = (id: string, status = 'CREATE_COMPLETE'): Resource => ({
  id,
  type: 'AWS::ECS::Service',
  status,
});
const hosted = (id: string): Resource => ({
  id,
  type: 'AWS::SageMaker::Endpoint',
  status: 'UPDATE_COMPLETE',
});

test('the services and endpoints of every page are read, and no other resource', async () => {
  const role = { id: 'Role', type: 'AWS::IAM::Role', status: 'CREATE_COMPLETE' };
  expect(await read([service('One'), role], [hosted('Two')])).toEqual(['One', 'Two']);
});

test.each(['CREATE_FAILED', 'DELETE_COMPLETE'])('a service in %s does not exist', async (status) => {
  expect(await read([service('One', status)])).toEqual([]);
});

test.each(['UPDATE_FAILED', 'UPDATE_COMPLETE', 'DELETE_FAILED'])('a service in %s exists', async (status) => {
  expect(await read([service('One', status)])).toEqual(['One']);
});

const sandbox = fixtureDeployment('sandbox');
const names = sandbox.models.map(({ name }) => name);
const selfHosted = sandbox.models.filter(isSelfHosted).map(({ name }) => name);
/** The logical ids of what runs models in the templates of the sandbox. */
const synthesized = () =>
  Object.entries(templatesOf('sandbox').inference?.Resources ?? {})
    .filter(([, { Type }]) => Type === 'AWS::ECS::Service' || Type === 'AWS::SageMaker::Endpoint')
    .map(([id]) => id);

test('where every service and endpoint of the templates exists, every model runs', () => {
  expect(withoutNeverRan(sandbox, synthesized())).toBe(sandbox);
}, 60_000);

test.each(selfHosted)(
  'without its service or endpoint, %s never ran',
  (name) => {
    const path = name.replaceAll('-', '');
    const { models } = withoutNeverRan(
      sandbox,
      synthesized().filter((id) => !id.includes(path)),
    );
    expect(models.map((model) => model.name)).toEqual(names.filter((other) => other !== name));
  },
  60_000,
);

test('a model whose name only begins like that of a running one never ran', () => {
  const [first] = sandbox.models;
  const longer = { ...first, name: `${first?.name}-b` } as (typeof sandbox.models)[number];
  const { models } = withoutNeverRan({ ...sandbox, models: [...sandbox.models, longer] }, synthesized());
  expect(models.map(({ name }) => name)).not.toContain(longer.name);
}, 60_000);

test('where a service belongs to no model by its logical id, the file stays as it is', () => {
  expect(withoutNeverRan(sandbox, ['ServiceOfAnotherRelease0A1B2C3D'])).toBe(sandbox);
});

test('no caller and no fallback names a model that never ran', () => {
  const { callers, models } = withoutNeverRan(sandbox, []);
  expect(JSON.stringify([callers, models.map(({ fallbacks }) => fallbacks)])).not.toMatch(
    new RegExp(selfHosted.join('|')),
  );
});

test('a model whose creation failed is taken out of the file in one pass, which does not create it', () => {
  const [, failed] = selfHosted;
  const running = [...synthesized()].filter((id) => id.startsWith('Vllm'));
  const next = withoutNeverRan(sandbox, running);
  const passes = passesTo(next, withoutNeverRan(sandbox, running));
  expect(passes.map(({ deployment }) => deployment.models.map(({ name }) => name))).toEqual([
    names.filter((name) => name !== failed),
  ]);
}, 60_000);

test('a caller whose only model never ran is left out with it', () => {
  const [vllm] = sandbox.models;
  const batch = {
    ...sandbox.callers[0],
    name: 'batch',
    models: [vllm?.name],
  } as Deployment['callers'][number];
  const { callers } = withoutNeverRan({ ...sandbox, callers: [...sandbox.callers, batch] }, []);
  expect(callers.map(({ name }) => name)).not.toContain('batch');
  expect(callers.filter(({ models }) => models.length === 0)).toEqual([]);
});
