import { readFileSync } from 'node:fs';
import type { AuditRecord } from '../../lambda/router/records/audit-record';
import { reconcile } from '../../scripts/audit/reconcile';
import { show } from '../../scripts/audit/show';
import { verify } from '../../scripts/audit/verify';
import { eventually } from './fixtures/eventually';
import { fetchAs, type Sandbox, startSandbox } from './fixtures/sandbox';

let sandbox: Sandbox;
const seen: AuditRecord[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ onRecord: (record) => seen.push(record) });
}, 60_000);
afterAll(() => sandbox?.close());

const WORDS = 'the quick brown fox';

async function ask(caller: string) {
  const response = await fetchAs(sandbox.run, caller)(`${sandbox.run.url}/sealed/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'qwen3-8b', messages: [{ role: 'user', content: WORDS }] }),
  });
  await response.text();
  return response.headers.get('x-decision-id');
}

const records = (): AuditRecord[] =>
  readFileSync(sandbox.run.auditFile, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('I8: the folder holds a decision and an outcome record for each answer', async () => {
  const id = await ask('claims');
  const schemas = () => records().flatMap(({ decisionId, schema }) => (decisionId === id ? [schema] : []));
  await eventually(() => expect(schemas()).toEqual(['hybrid-llm/decision/1', 'hybrid-llm/outcome/1']));
});

test('the decision record names the calling role, without its session', async () => {
  const id = await ask('claims');
  const decision = records().find(({ decisionId }) => decisionId === id);
  expect(decision).toMatchObject({ caller: 'claims', principal: 'arn:aws:iam::111122223333:role/claims' });
});

test('I1: data of a caller with floor restricted is restricted without a declaration', async () => {
  const id = await ask('claims');
  const decision = records().find(({ decisionId }) => decisionId === id);
  expect(decision).toMatchObject({ dataClass: { floor: 'restricted', effective: 'restricted' } });
});

test('I7: no record holds text of the prompt', async () => {
  await ask('playground');
  expect(readFileSync(sandbox.run.auditFile, 'utf8')).not.toContain(WORDS);
});

test('onRecord gets each record as it is delivered', async () => {
  const id = await ask('playground');
  await eventually(() => expect(seen.filter(({ decisionId }) => decisionId === id)).toHaveLength(2));
});

test('the records of a run verify, have all their outcomes, and say why a model answered', async () => {
  const id = (await ask('claims')) ?? '';
  const { auditFile } = sandbox.run;
  await eventually(() => expect(records().filter(({ decisionId }) => decisionId === id)).toHaveLength(2));
  const ports = { s3: noBucket, now: new Date() };
  const verifying = {
    name: 'verify',
    records: auditFile,
    part: undefined,
    publicKeys: [],
    until: undefined,
  } as const;
  expect(await verify(verifying, ports)).toMatchObject({ exitCode: 0 });
  const command = { name: 'reconcile', records: auditFile, accessLog: undefined, graceMinutes: 0 } as const;
  expect(await reconcile(command, ports)).toMatchObject({ exitCode: 0 });
  const { text } = await show({ name: 'show', id: printed(id), records: auditFile }, ports);
  expect(text).toContain('qwen3-8b answered: host vllm, boundary account');
});

/** As npm start prints an id. */
const printed = (id: string) => id.slice(-6);

const noBucket = () => {
  throw new Error('no bucket is read');
};
