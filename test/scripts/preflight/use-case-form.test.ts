import { needsUseCaseForm } from '../../../lib/hosts/bedrock/prerequisites';
import { check } from '../../../scripts/preflight/check';
import { printedHere } from '../../printed-commands/printed-here';
import { simulatedJsonService } from '../account/simulated-service';

// GetUseCaseForModelAccess as its service model describes it; moto does not know the operation.

/** What the account has submitted, or the refusal of the service. */
let form: string | 'AccessDeniedException' | undefined;
const regions: string[] = [];
const bedrock = simulatedJsonService(({ method, url, headers }) => {
  regions.push(/Credential=[^/]+\/\d+\/([a-z0-9-]+)/.exec(headers.authorization ?? '')?.[1] ?? '');
  if (form === 'AccessDeniedException') return { status: 403, error: form };
  const known = method === 'GET' && url === '/use-case-for-model-access' && form !== undefined;
  return known ? { body: { formData: form } } : { status: 404, error: 'ResourceNotFoundException' };
});
const printed = printedHere();

async function ask(submitted: typeof form) {
  form = submitted;
  return printed(await check({ kind: 'use-case-form', models: ['claude'] }, bedrock('eu-central-1')));
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
