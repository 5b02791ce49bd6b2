import { accountRules } from '../../../lib/config/account-rules';
import { storedText } from '../../../lib/config/transition/stored-deployment';
import { readDeployedFile } from '../../../scripts/deploy/deployed-file';
import { fixtureDeployment } from '../../fixture-deployments';
import { templatesOf } from '../../synthesized';
import {
  describedStack,
  noSuchAction,
  noSuchStack,
  simulatedCloudFormation,
} from '../account/simulated-cloudformation';

// moto keeps characters that CloudFormation does not, and knows no stack whose creation failed.

let found: {
  /** By the part of the deployment. */
  readonly statuses: Readonly<Record<string, string | undefined>>;
  readonly template?: string;
};
const cloudFormation = simulatedCloudFormation((action, stack) => {
  const status = found.statuses[stack.replace(/^bank-/, '')];
  if (status === undefined) return noSuchStack(stack);
  if (action === 'DescribeStacks') return describedStack(stack, status);
  if (action !== 'GetTemplate') return noSuchAction(action);
  return `<TemplateBody>${returned(found.template ?? '')}</TemplateBody>`;
});

/** As GetTemplate returns a template: a question mark in the place of every character that is not ASCII. */
const returned = (template: string) =>
  template
    .replace(/[^\n\x20-\x7e]/g, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

function read(status?: string, template?: object | string, later: typeof found.statuses = {}) {
  const statuses = { foundation: status, ...later };
  found = { statuses, template: typeof template === 'string' ? template : JSON.stringify(template) };
  return readDeployedFile({ name: 'bank' }, cloudFormation('eu-central-1'));
}

test('the file is read from the template of the foundation', async () => {
  expect(await read('UPDATE_COMPLETE', templatesOf('eu-central-1').foundation)).toEqual({
    kind: 'stored',
    text: storedText(fixtureDeployment('eu-central-1')),
    stacks: ['foundation'],
  });
}, 60_000);

test('without a foundation nothing is deployed', async () => {
  expect(await read()).toEqual({ kind: 'nothing' });
});

test('a prefix that the deployed stacks do not have is refused, with what to do', async () => {
  found = { statuses: { foundation: 'UPDATE_COMPLETE' }, template: '{}' };
  const named = { name: 'bank', accountRules: accountRules.parse({ stackNamePrefix: 'app-' }) };
  await expect(readDeployedFile(named, cloudFormation('eu-central-1'))).rejects.toThrow(
    /bank-foundation exists[\s\S]*Remove the prefix/,
  );
});

test.each(['REVIEW_IN_PROGRESS', 'CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'])(
  'a foundation in %s was never created: nothing is deployed',
  async (status) => {
    expect(await read(status, {})).toEqual({ kind: 'nothing' });
  },
);

test.each(['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_IN_PROGRESS', 'DELETE_IN_PROGRESS'])(
  'a foundation in %s stops the deploy: it is not certain what is deployed',
  async (status) => {
    await expect(read(status, {})).rejects.toThrow(
      new RegExp(`bank-foundation is in ${status}[\\s\\S]*Wait`),
    );
  },
);

test.each([
  ['an older release', { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: {} } } }],
  ['another tool', 'Resources:\n  Vpc:\n    Type: AWS::EC2::VPC\n'],
  ['a stack without a VPC', { Resources: {} }],
])('the template of %s stores no file', async (_, template) => {
  expect(await read('CREATE_COMPLETE', template)).toEqual({ kind: 'unknown', stacks: ['foundation'] });
});

const parts = ['inference', 'gateway', 'operations'] as const;

test.each(parts)('a complete %s stack exists', async (part) => {
  expect(await read('UPDATE_COMPLETE', {}, { [part]: 'UPDATE_ROLLBACK_COMPLETE' })).toMatchObject({
    stacks: ['foundation', part],
  });
});

test.each(['REVIEW_IN_PROGRESS', 'CREATE_FAILED', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'])(
  'an inference stack in %s does not exist',
  async (inference) => {
    expect(await read('UPDATE_COMPLETE', {}, { inference })).toMatchObject({ stacks: ['foundation'] });
  },
);

test.each(parts)('a deploy waits until CloudFormation has changed the %s stack', async (part) => {
  await expect(read('UPDATE_COMPLETE', {}, { [part]: 'UPDATE_IN_PROGRESS' })).rejects.toThrow(
    new RegExp(`bank-${part} is in UPDATE_IN_PROGRESS`),
  );
});
