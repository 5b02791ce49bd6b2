import { STACK_PARTS } from '../../../lib/config/stack-parts';
import { readStackTemplates } from '../../../scripts/deploy/stack-templates';
import { fixtureDeployment } from '../../fixture-deployments';
import { noSuchStack, simulatedCloudFormation } from '../account/simulated-cloudformation';

// moto keeps characters that CloudFormation does not.

let bodies: Readonly<Record<string, string>>;
const cloudFormation = simulatedCloudFormation((_action, stack) => {
  const body = bodies[stack];
  return body === undefined ? noSuchStack(stack) : `<TemplateBody>${body}</TemplateBody>`;
});

const template = (name: string) => ({ Resources: { [name]: { Type: 'AWS::S3::Bucket' } } });
const templates = new Map(STACK_PARTS.map((part) => [`bank-${part}`, template(part)]));

const file = fixtureDeployment('starter');

async function asNew(changes: Readonly<Record<string, string>> = {}) {
  bodies = {
    ...Object.fromEntries([...templates].map(([name, value]) => [name, JSON.stringify(value)])),
    ...changes,
  };
  const isFrom = await readStackTemplates(
    { name: 'bank' },
    STACK_PARTS,
    () => templates,
    cloudFormation('eu-central-1'),
  );
  return STACK_PARTS.filter((part) => isFrom(part, file));
}

test('stacks with the templates of the new file are found', async () => {
  expect(await asNew()).toEqual(STACK_PARTS);
});

test('white space in a template means nothing', async () => {
  expect(await asNew({ 'bank-gateway': JSON.stringify(template('gateway'), null, 1) })).toEqual(STACK_PARTS);
});

test.each([
  ['another template', JSON.stringify(template('other'))],
  ['a template that is no JSON', 'Resources: {}'],
])('a stack with %s is not as the new file has it', async (_, body) => {
  expect(await asNew({ 'bank-gateway': body })).toEqual(STACK_PARTS.filter((part) => part !== 'gateway'));
});

test('a character that is not ASCII is compared as CloudFormation returns it', async () => {
  const value = template('Prüfung');
  templates.set('bank-operations', value);
  expect(await asNew({ 'bank-operations': JSON.stringify(value).replace('ü', '?') })).toEqual(STACK_PARTS);
});

test('each value is compared with its own templates', async () => {
  bodies = Object.fromEntries([...templates].map(([name, value]) => [name, JSON.stringify(value)]));
  const other = { ...file, tags: { of: 'another' } };
  const isFrom = await readStackTemplates(
    { name: 'bank' },
    STACK_PARTS,
    (value) => (value === file ? templates : new Map([['bank-gateway', template('other')]])),
    cloudFormation('eu-central-1'),
  );
  expect([isFrom('gateway', file), isFrom('gateway', other)]).toEqual([true, false]);
});

test('a stack that does not exist is from no value', async () => {
  const isFrom = await readStackTemplates(
    { name: 'bank' },
    [],
    () => templates,
    cloudFormation('eu-central-1'),
  );
  expect(isFrom('gateway', file)).toBe(false);
});
