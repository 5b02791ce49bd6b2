import { statSync } from 'node:fs';
import type { Fault } from '../../../local/simulators/simulator';
import { WIRE } from '../../contract/bursts/answers';
import { startBurstServer } from '../../contract/bursts/burst-server';
import { bytesOf } from '../../contract/bursts/cases';
import { storedObject } from '../../scripts/audit/support/stored-records';
import { verifyObjects } from '../../scripts/audit/support/verify-objects';
import { apiEvent, type BundledHandler, startBundledHandler } from './support/bundled-handler';
import { pdf } from './support/pdf';

let handler: BundledHandler;
beforeAll(async () => {
  handler = await startBundledHandler();
});
afterAll(() => handler.close());

const chat = (model: string, more: object = {}) =>
  apiEvent('POST', '/v1/chat/completions', { model, messages: [{ role: 'user', content: 'Hi' }], ...more });

test('the deployed handler answers from every host, plain and streamed, and loads no web classes', async () => {
  const models = ['qwen', 'llama', 'mistral', 'nova'];
  const { answers, undici, log } = await handler.handle(
    apiEvent('GET', '/health'),
    ...models.flatMap((model) => [chat(model), chat(model, { stream: true })]),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(9).fill(200));
  expect(answers.slice(1).map(({ headers }) => headers['x-model'])).toEqual(
    models.flatMap((model) => [model, model]),
  );
  expect(answers.at(-1)?.body.endsWith('data: [DONE]\n\n')).toBe(true);
  expect(log.map((line) => JSON.parse(line).event)).toEqual(Array(9).fill('request'));
  expect(undici).toEqual([]);
}, 20_000);

test('each chat request leaves a decision and an outcome at the audit stream, and one key derivation in all', async () => {
  handler.records.length = 0;
  const before = handler.simulators.kms.calls.length;
  await handler.handle(chat('qwen'), chat('auto'));
  expect(handler.records).toHaveLength(4);
  expect(handler.records.filter((record) => record.includes('hybrid-llm/decision/1'))).toHaveLength(2);
  expect(handler.simulators.kms.calls.length - before).toBe(1);
}, 20_000);

test('each execution environment writes one chain, and every line matches its schema', async () => {
  handler.records.length = 0;
  await handler.handle(chat('qwen'), chat('nova', { stream: true }));
  await handler.handle(chat('llama'));
  const verified = await verifyObjects([storedObject('stream', handler.records.join(''))]);
  expect(verified).toMatchObject({ findings: [], chains: 2, records: 6 });
}, 20_000);

test.each<Fault>([
  { kind: 'status', status: 503, code: 'ServiceUnavailableException' },
  { kind: 'status', status: 400, code: 'LimitExceededException' },
  { kind: 'status', status: 403, code: 'AccessDeniedException' },
  { kind: 'garbage' },
  { kind: 'reset', afterEvents: 0 },
  { kind: 'down' },
])(
  'I8: the deployed handler answers 503 when the audit stream does not accept: %j',
  async (fault) => {
    handler.records.length = 0;
    handler.simulators.firehose.fault(fault);
    const { answers, log } = await handler.handle(chat('qwen', { stream: true }));
    handler.simulators.firehose.fault(undefined);
    expect(answers[0]?.statusCode).toBe(503);
    expect(JSON.parse(answers[0]?.body ?? '').error.code).toBe('audit_unavailable');
    expect(log.join()).toContain('audit-write-failed');
    // It may have been stored all the same: then as one line, however often; so may the outcome of the call meanwhile.
    for (const kind of ['/decision/1', '/outcome/1']) {
      expect(new Set(handler.records.filter((line) => line.includes(kind))).size).toBe(
        handler.records.length === 0 ? 0 : 1,
      );
    }
  },
  20_000,
);

test('I8: the deployed handler calls no hosted model and writes no outcome when the audit stream does not accept', async () => {
  handler.records.length = 0;
  const before = handler.simulators.bedrock.calls.length;
  handler.simulators.firehose.fault({ kind: 'garbage' });
  const { answers } = await handler.handle(chat('mistral'), chat('nova', { stream: true }));
  handler.simulators.firehose.fault(undefined);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([503, 503]);
  expect(handler.simulators.bedrock.calls).toHaveLength(before);
  expect(handler.records.join()).not.toContain('/outcome/1');
}, 20_000);

test('I8: an audit stream that does not answer is given up', async () => {
  handler.simulators.firehose.fault({ kind: 'hang' });
  const { answers } = await handler.handle(chat('qwen'));
  handler.simulators.firehose.fault(undefined);
  expect(answers[0]?.statusCode).toBe(503);
}, 20_000);

test.each([
  ['vllm', 'qwen', 'MODEL_QWEN_BASE_URL', 502, 'upstream_failed'],
  ['sagemaker', 'llama', 'AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME', 502, 'upstream_failed'],
  // Its error is that it is throttled.
  ['bedrock', 'mistral', 'AWS_ENDPOINT_URL_BEDROCK_RUNTIME', 429, 'rate_limit_exceeded'],
] as const)(
  'the deployed handler outlives a model on %s whose error and the end of its connection come at once',
  async (host, model, variable, status, code) => {
    const server = await startBurstServer();
    const body = Buffer.concat([WIRE[host].text, WIRE[host].error]);
    const pieces = [bytesOf({ head: 'good', framing: 'chunked', extra: 'nothing' }, body)];
    server.answerWith({ pieces, finally: 'end' });
    const { answers } = await handler.handleWith(
      { [variable]: server.url },
      chat(model),
      chat(model, { stream: true }),
      apiEvent('GET', '/health'),
    );
    server.close();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([status, 200, 200]);
    expect(answers[1]?.body).toContain(`"code":"${code}"`);
  },
  20_000,
);

const withFile = (bytes: Buffer) =>
  apiEvent('POST', '/v1/chat/completions', {
    model: 'nova',
    messages: [
      {
        role: 'user',
        content: [{ type: 'file', file: { filename: 'a.pdf', file_data: bytes.toString('base64') } }],
      },
    ],
  });

test('the deployed handler reads a PDF, and refuses one that no model may get', async () => {
  handler.records.length = 0;
  const { answers } = await handler.handle(
    withFile(pdf([['Hello']])),
    withFile(pdf([['4111 1111'], ['1111 1111']])),
    withFile(Buffer.from('%PDF-1.7')),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 403, 400]);
  const decisions = handler.records
    .filter((record) => record.includes('/decision/1'))
    .map((record) => JSON.parse(record));
  expect(decisions.map(({ documents }) => documents)).toEqual([
    { read: 1, unread: 0 },
    { read: 1, unread: 0 },
    null,
  ]);
}, 20_000);

test('a request without a PDF starts no thread and does not need the file of the reader', async () => {
  const { answers, threads } = await handler.handle(chat('qwen'), chat('nova', { stream: true }));
  expect([answers.map(({ statusCode }) => statusCode), threads]).toEqual([[200, 200], 0]);
  expect((await handler.handle(withFile(pdf([['Hello']])))).threads).toBe(1);
}, 20_000);

test('the bundle stays small, because a cold start reads all of it', () => {
  expect(statSync(handler.file).size).toBeLessThan(320_000);
});
