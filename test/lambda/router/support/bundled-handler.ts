import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { DOCUMENT_READER_FILE } from '../../../../lambda/document-reader/reading';
import { documentReaderBundle } from '../../../../lib/gateway/write-handler';
import { type Simulators, startSimulators } from '../../../../local/simulators/start-simulators';
import { routerConfig, SESSION } from './router-config';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };

/** One answer as Lambda would have passed it on. */
export interface HandledAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Handled {
  readonly answers: readonly HandledAnswer[];
  /** Every line the function logged. */
  readonly log: readonly string[];
  /** Modules of undici that Node loaded on the way. */
  readonly undici: readonly string[];
  /** How many threads the handler started. */
  readonly threads: number;
}

/** The handler as it is deployed: bundled, with its configuration beside it. */
export interface BundledHandler {
  /** The bundle. */
  readonly file: string;
  readonly simulators: Simulators;
  /** Every record the audit stream accepted, as it was given. */
  readonly records: string[];
  /** These events one after the other, in a process of its own with every service at the end of a socket. */
  handle(...events: object[]): Promise<Handled>;
  /** The same with other variables, for services that are not the simulated ones. */
  handleWith(variables: Readonly<Record<string, string>>, ...events: object[]): Promise<Handled>;
  close(): Promise<void>;
}

export async function startBundledHandler(): Promise<BundledHandler> {
  const folder = mkdtempSync(join(tmpdir(), 'router-'));
  const file = join(folder, 'index.js');
  const records: string[] = [];
  buildSync({
    entryPoints: [resolve(__dirname, '../../../../lambda/router/index.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    tsconfigRaw: {},
  });
  writeFileSync(join(folder, DOCUMENT_READER_FILE), documentReaderBundle());
  writeFileSync(join(folder, 'router-config.json'), JSON.stringify(routerConfig()));
  const simulators = await startSimulators({
    region: 'eu-central-1',
    credentials,
    onRecord: (record) => void records.push(record.data.toString()),
  });

  const handleWith: BundledHandler['handleWith'] = async (variables, ...events) => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(__dirname, 'run-handler.js'), folder, JSON.stringify(events)],
      { env: { ...environment(simulators), ...variables }, maxBuffer: 64 * 1024 * 1024 },
    );
    const lines = stdout.trim().split('\n');
    const log = [...lines.slice(0, -1), ...stderr.split('\n')].filter(Boolean);
    return { log, ...JSON.parse(lines.at(-1) ?? '') };
  };
  return {
    file,
    simulators,
    records,
    handleWith,
    handle: (...events) => handleWith({}, ...events),
    async close() {
      await simulators.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const environment = (simulators: Simulators) => ({
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
});

/** A request as API Gateway hands it to Lambda. */
export function apiEvent(
  httpMethod: string,
  path: string,
  body: object | string | null = null,
  more: Readonly<Record<string, string>> = {},
) {
  const headers = { ...(body !== null && { 'content-type': 'application/json' }), ...more };
  return {
    httpMethod,
    path,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: typeof body === 'object' && body !== null ? JSON.stringify(body) : body,
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', identity: { userArn: SESSION } },
  };
}
