import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExplainCommand } from '../../../scripts/explain/command-line';
import { runExplain } from '../../../scripts/explain/run';
import { fixtureFile } from '../../fixture-deployments';

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
const body = join(folder, 'request.json');
writeFileSync(body, JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'Hi' }] }));
const sandbox = [fixtureFile('sandbox'), '--request', body];

test.each([
  [[], 'Name a deployment first'],
  [['sandbox'], '--request is missing'],
  [['sandbox', '--request', ''], '--request needs a value'],
  [['sandbox', '--request', 'a', '--endpoint', ''], '--endpoint needs a value'],
  [['sandbox', '--request', 'a', '--caller', ''], '--caller needs a value'],
  [['sandbox', '--request', 'a', '--lane', ''], '--lane needs a value'],
  [['sandbox', '--request', 'a', '--class', ''], '--class needs a value'],
  [['sandbox', 'starter', '--request', 'a'], 'Nothing is expected after sandbox; got starter'],
  [['sandbox', '--request', 'a', '--verbose'], '--verbose'],
])('%j is refused, and what is refused is named', (args, words) => {
  expect(() => readExplainCommand(args)).toThrow(words);
});

test.each([
  [[fixtureFile('sandbos'), '--request', body], 'did you mean "sandbox"?'],
  [
    [...sandbox, '--caller', 'claim'],
    'no caller "claim" (did you mean "claims"?). There is: playground, claims',
  ],
  [[...sandbox, '--lane', 'seald'], 'no lane "seald" (did you mean "sealed"?). There is: open, sealed.'],
  [[...sandbox, '--endpoint', 'chats'], 'no endpoint "chats" (did you mean "chat"?)'],
  [[...sandbox, '--class', 'publik'], 'no class "publik" (did you mean "public"?)'],
  [
    [fixtureFile('starter'), '--request', body, '--lane', 'sealed'],
    'no lane of this deployment "sealed". There is: open.',
  ],
  [
    [fixtureFile('eu-central-1'), '--request', body, '--caller', 'medical-reports', '--lane', 'open'],
    'caller medical-reports has no credential that the open lane takes; it has one for: sealed.',
  ],
  [[fixtureFile('sandbox'), '--request', folder], 'it is a folder. Give the path of a file'],
  [[fixtureFile('sandbox'), '--request', join(folder, 'none')], 'there is no such file. Give the path'],
  [[fixtureFile('sandbox'), '--request', join(body, 'below')], 'there is no such file. Give the path'],
])('%j is refused with what there is', async (args, words) => {
  await expect(runExplain(args)).rejects.toThrow(words);
});

test.each([
  ['the first caller on the first lane', sandbox, 'sandbox, open lane, caller playground'],
  ['the lane that is named', [...sandbox, '--lane', 'sealed'], 'sandbox, sealed lane, caller playground'],
  ['the caller that is named', [...sandbox, '--caller', 'claims'], 'sandbox, open lane, caller claims'],
  [
    'the lane that takes the caller',
    [fixtureFile('eu-central-1'), '--request', body, '--caller', 'medical-reports'],
    'eu-central-1, sealed lane, caller medical-reports',
  ],
])('the request arrives on %s', async (_where, args, line) => {
  expect((await runExplain(args)).split('\n')[0]).toBe(line);
});

test('the endpoint that is named reads the body, whatever its fields', async () => {
  expect(await runExplain([...sandbox, '--endpoint', '/v1/messages'])).toContain(
    'max_tokens: must be a whole number',
  );
});

test('without a name, the fields of the body say where it is sent', async () => {
  const file = join(folder, 'embeddings.json');
  writeFileSync(file, JSON.stringify({ model: 'titan-embed', input: 'Hi' }));
  expect(await runExplain([fixtureFile('sandbox'), '--request', file])).toContain(
    'Endpoint   POST /v1/embeddings',
  );
});

test('--json prints what the text says', async () => {
  expect(JSON.parse(await runExplain([...sandbox, '--json']))).toMatchObject({
    deployment: 'sandbox',
    lane: 'open',
    caller: 'playground',
    order: ['qwen3-8b', 'qwen2-5-7b', 'gpt-oss-120b', 'claude-haiku'],
    refusal: null,
  });
});
