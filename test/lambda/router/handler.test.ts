import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { type Simulators, startSimulators } from '../../../scripts/simulators/start-simulators';
import { routerConfig, SESSION } from './support/router-config';

// The handler as it is deployed: bundled, in a process of its own, with its configuration beside it and every
// service it calls at the other end of a socket.

const folder = mkdtempSync(join(tmpdir(), 'router-'));
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
const records: string[] = [];
let simulators: Simulators;

beforeAll(async () => {
  simulators = await startSimulators({
    region: 'eu-central-1',
    credentials,
    onRecord: (record) => void records.push(record.data.toString()),
  });
  buildSync({
    entryPoints: [resolve(__dirname, '../../../lambda/router/index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    tsconfigRaw: {},
  });
  writeFileSync(join(folder, 'router-config.json'), JSON.stringify(routerConfig()));
});

afterAll(async () => {
  await simulators.close();
  rmSync(folder, { recursive: true });
});

function event(httpMethod: string, path: string, body: object | null = null) {
  const identity = { userArn: SESSION };
  return {
    httpMethod,
    path,
    headers: {},
    multiValueHeaders: {},
    body: body && JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', identity },
  };
}

async function handle(...events: object[]) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(__dirname, 'support', 'run-handler.js'), folder, JSON.stringify(events)],
    {
      env: {
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SESSION_TOKEN: credentials.sessionToken,
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME: simulators.bedrock.url,
        AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: simulators.sagemaker.url,
        AWS_ENDPOINT_URL_FIREHOSE: simulators.firehose.url,
        AWS_ENDPOINT_URL_KMS: simulators.kms.url,
        AUDIT_STREAM_NAME: 'audit',
        DIGEST_KEY_ID: 'key-1',
        MODEL_QWEN_BASE_URL: simulators.vllm.url,
        MODEL_LLAMA_ENDPOINT: 'eu-central-1-llama',
      },
    },
  );
  const lines = stdout.trim().split('\n');
  return { log: lines.slice(0, -1).filter(Boolean), ...JSON.parse(lines.at(-1) ?? '') };
}

const chat = (model: string, more: object = {}) =>
  event('POST', '/v1/chat/completions', { model, messages: [{ role: 'user', content: 'Hi' }], ...more });

test('the deployed handler answers from every host, plain and streamed, and loads no web classes', async () => {
  const models = ['qwen', 'llama', 'mistral', 'nova'];
  const { answers, undici, log } = await handle(
    event('GET', '/health'),
    ...models.flatMap((model) => [chat(model), chat(model, { stream: true })]),
  );
  expect(answers.map(({ statusCode }: { statusCode: number }) => statusCode)).toEqual(Array(9).fill(200));
  expect(
    answers.slice(1).map(({ headers }: { headers: Record<string, string> }) => headers['x-model']),
  ).toEqual(models.flatMap((model) => [model, model]));
  expect(answers.at(-1).body.endsWith('data: [DONE]\n\n')).toBe(true);
  expect(log.map((line: string) => JSON.parse(line).event)).toEqual(Array(9).fill('request'));
  expect(undici).toEqual([]);
}, 20_000);

test('each chat request leaves a decision and an outcome at the audit stream, and one key derivation in all', async () => {
  records.length = 0;
  const before = simulators.kms.calls.length;
  await handle(chat('qwen'), chat('auto'));
  expect(records).toHaveLength(4);
  expect(records.filter((record) => record.includes('hybrid-llm/decision/1'))).toHaveLength(2);
  expect(simulators.kms.calls.length - before).toBe(1);
}, 20_000);

test('I8: the deployed handler answers 503 when the audit stream refuses', async () => {
  simulators.firehose.fault({ kind: 'status', status: 503, code: 'ServiceUnavailableException' });
  const { answers, log } = await handle(chat('qwen', { stream: true }));
  simulators.firehose.fault(undefined);
  expect(answers[0].statusCode).toBe(503);
  expect(JSON.parse(answers[0].body).error.code).toBe('audit_unavailable');
  expect(log.join()).toContain('audit-write-failed');
}, 20_000);

test('the bundle stays small, because a cold start reads all of it', () => {
  expect(statSync(join(folder, 'index.js')).size).toBeLessThan(120_000);
});
