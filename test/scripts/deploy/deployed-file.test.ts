import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { storedText } from '../../../lib/config/transition/stored-deployment';
import { listen } from '../../../local/listen';
import { openAccount } from '../../../scripts/account/account';
import { readDeployedFile } from '../../../scripts/deploy/deployed-file';
import { fixtureDeployment } from '../../fixture-deployments';
import { templatesOf } from '../../synthesized';

// CloudFormation's Query protocol: moto keeps characters that the service does not, and knows no stack whose creation failed.

let cloudFormation: Server;
let endpoint: string;
let found: {
  /** By the part of the deployment. */
  readonly statuses: Readonly<Record<string, string | undefined>>;
  readonly template?: string;
};
beforeAll(async () => {
  cloudFormation = createServer(async (request, response) => {
    const asked = new URLSearchParams(await text(request));
    const [action, name] = [asked.get('Action'), asked.get('StackName')];
    const answer = (status: number, body: string) => {
      response.writeHead(status, { 'content-type': 'text/xml' });
      response.end(body);
    };
    const refuse = (code: string, message: string) =>
      answer(
        400,
        `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      );
    const status = found.statuses[name?.replace(/^bank-/, '') ?? ''];
    if (status === undefined) {
      return refuse('ValidationError', `Stack with id ${name} does not exist`);
    }
    if (action === 'DescribeStacks') {
      return answer(
        200,
        `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName>
<CreationTime>2026-11-25T00:00:00Z</CreationTime><StackStatus>${status}</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
      );
    }
    if (action === 'GetTemplate') {
      return answer(
        200,
        `<GetTemplateResponse><GetTemplateResult><TemplateBody>${returned(found.template ?? '')}</TemplateBody></GetTemplateResult></GetTemplateResponse>`,
      );
    }
    return refuse('InvalidAction', `no ${action} here`);
  });
  endpoint = await listen(cloudFormation);
});
afterAll(() => {
  cloudFormation.closeAllConnections();
  cloudFormation.close();
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
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return readDeployedFile('bank', openAccount('eu-central-1', { endpoint, credentials }));
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
