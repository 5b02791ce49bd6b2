import { createServer, type Server } from 'node:http';
import { needsUseCaseForm } from '../../../lib/hosts/bedrock/prerequisites';
import { listen } from '../../../local/listen';
import { openAccount } from '../../../scripts/account/account';
import { check } from '../../../scripts/deploy/check';
import { printedHere } from '../../printed-commands/printed-here';

// GetUseCaseForModelAccess as its service model describes it; moto does not know the operation.

/** What the account has submitted, or the refusal of the service. */
let form: string | 'AccessDeniedException' | undefined;
const regions: string[] = [];
let bedrock: Server;
let endpoint: string;
beforeAll(async () => {
  bedrock = createServer((request, response) => {
    regions.push(/Credential=[^/]+\/\d+\/([a-z0-9-]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const known = request.method === 'GET' && request.url === '/use-case-for-model-access';
    const refusal = form === 'AccessDeniedException' ? [403, form] : [404, 'ResourceNotFoundException'];
    const [status, error] = known && form !== undefined && form !== refusal[1] ? [200] : refusal;
    response.writeHead(status as number, {
      'content-type': 'application/json',
      ...(error !== undefined && { 'x-amzn-errortype': error as string }),
    });
    response.end(JSON.stringify(status === 200 ? { formData: form } : { message: 'no' }));
  });
  endpoint = await listen(bedrock);
});
afterAll(() => {
  bedrock.closeAllConnections();
  bedrock.close();
});
const printed = printedHere();
jest.setTimeout(60_000);

async function ask(submitted: typeof form) {
  form = submitted;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const at = openAccount('eu-central-1', { endpoint, credentials });
  return printed(await check({ kind: 'use-case-form', models: ['claude'] }, at));
}

test('a form that the account has submitted is accepted', async () => {
  expect(await ask(Buffer.from('{}').toString('base64'))).toBeUndefined();
});

test('an account without a form is refused with its fields and the command that submits it', async () => {
  const missing = await ask(undefined);
  expect(missing?.words).toMatch(
    /has not submitted Anthropic's use-case form, and claude.*companyName.*useCases/,
  );
  expect(missing?.commands[0]).toContain('put-use-case-for-model-access --region us-east-1');
});

test('the form of the account is the one of us-east-1', async () => {
  regions.length = 0;
  await ask(undefined);
  expect(regions).toEqual(['us-east-1']);
});

test('credentials that may not read the form are not taken for a form that is there', async () => {
  const missing = await ask('AccessDeniedException');
  expect(missing?.words).toMatch(
    /^Not checked: Anthropic's use-case form \(claude\)\..*bedrock:GetUseCaseForModelAccess/,
  );
});

test.each([
  ['anthropic.claude-haiku-4-5', 'us-east-1', 1],
  ['openai.gpt-oss-120b-1:0', 'us-east-1', 0],
  ['anthropic.claude-haiku-4-5', 'us-gov-west-1', 0],
])('%s in %s needs %p forms', (modelId, region, count) => {
  expect(needsUseCaseForm([{ name: 'm', modelId }], { region })).toHaveLength(count);
});
