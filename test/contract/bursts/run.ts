import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { createAwsJson } from '../../../lambda/aws/aws-json';
import { createS3Read } from '../../../lambda/aws/s3-object';
import type { RouterConfig } from '../../../lambda/router/config/router-config';
import { createHosts, type HostClients } from '../../../lambda/router/hosts/hosts';
import { HOSTS, type Host } from '../../../policy/boundary';
import { routerRequest, testRouter } from '../../lambda/router/support/call-router';
import { routerConfig } from '../../lambda/router/support/router-config';
import { piecesOf as bodyPiecesOf } from '../../lambda/router/support/streams';
import { environmentFor, REGION } from '../simulated-aws';
import { GOOD, WIRE } from './answers';
import { type Burst, type BurstServer, startBurstServer } from './burst-server';
import { bytesOf, type Case, cases, piecesOf, type SERVICES } from './cases';

// A program of its own, because a test runner catches what would end a process. Arguments: how many cases, and the
// seed they are made from. Prints one line of JSON: the seed, how many ran, uncaught errors, broken promises of the contract.

const [runs = '2000', seed = String(Date.now())] = process.argv.slice(2);
const LANES = 8;
const MODEL = { vllm: 'qwen', sagemaker: 'llama', bedrock: 'mistral' } as const;
const SILENCE_MS = 50;

const running = new Set<Case>();
const uncaught: object[] = [];
const broken: object[] = [];
const onUncaught = (error: unknown) => void uncaught.push({ error: String(error), running: [...running] });
process.on('uncaughtException', onUncaught);
process.on('unhandledRejection', onUncaught);

/** A silent host is given up soon; a good one is never given up because the machine is busy. */
const configFor = (silenceMs: number) =>
  routerConfig({
    limits: { bodyBytes: 100_000, firstEventMs: silenceMs, nextEventMs: silenceMs, totalMs: 60_000 },
  });
const config = { faulty: configFor(SILENCE_MS), good: configFor(30_000) };

/** One after the other over the same connections, each followed by a request that must go well. */
async function runLane(each: Iterator<Case>): Promise<BurstServer> {
  const server = await startBurstServer();
  const { url } = server;
  const urls = { vllm: url, sagemaker: url, bedrock: url, firehose: url, kms: url, comprehend: url };
  const environment = {
    ...environmentFor(urls),
    AWS_ENDPOINT_URL_DYNAMODB: url,
    AWS_ENDPOINT_URL_S3: url,
    MODEL_LLAMA_ENDPOINT: 'bank-llama',
  };
  const hosts = createHosts(config.good, environment);
  const services = callsTo(environment);
  for (let next = each.next(); !next.done; next = each.next()) {
    const one = next.value;
    running.add(one);
    try {
      if (isHost(one.target)) await runHost(one, one.target, server, hosts);
      else await runService(one, services[one.target], server);
    } catch (error) {
      broken.push({ error: String(error), case: one });
    }
    running.delete(one);
  }
  return server;
}

async function runHost(one: Case, host: Host, server: BurstServer, hosts: HostClients): Promise<void> {
  const wire = WIRE[host];
  server.answerWith(burstOf(one, Buffer.concat(one.events.flat().map((name) => wire[name]))));
  const first = await ask(config.faulty, hosts, host, one);
  if (one.leaves === 'never' && first.ends !== 1) throw new Error(`${first.ends} ends: ${first.text}`);
  if (first.outcomes !== 1) throw new Error(`${first.outcomes} outcome records`);
  await server.written();
  server.answerWith(goodBurst(Buffer.concat(GOOD.map((name) => wire[name]))));
  const second = await ask(config.good, hosts, host, { stream: one.stream, leaves: 'never' });
  if (!second.text.includes('"good"')) throw new Error(`the next request got ${second.text}`);
}

/** One request to the router, as far as its client reads. */
async function ask(
  limited: RouterConfig,
  hosts: HostClients,
  host: Host,
  { stream, leaves }: Pick<Case, 'stream' | 'leaves'>,
) {
  const client = new AbortController();
  const { router, records } = testRouter(limited, { hosts });
  if (leaves === 'at once') setImmediate(() => client.abort());
  const messages = [{ role: 'user', content: 'Hi' }];
  const body = { model: MODEL[host], stream, messages };
  const response = await router(routerRequest({ body, signal: client.signal }));
  let text = '';
  for await (const piece of bodyPiecesOf(response)) {
    text += piece;
    if (leaves === 'after the first piece') break;
  }
  await response.finish();
  const streamed = stream && response.status === 200;
  const ends = streamed ? (text.match(/^data: (\[DONE\]|\{"error")/gm) ?? []).length : Number(isJson(text));
  const outcomes = records.filter(({ schema }) => schema === 'hybrid-llm/outcome/1').length;
  return { text, ends, outcomes };
}

async function runService(one: Case, call: (signal: AbortSignal) => Promise<string>, server: BurstServer) {
  const answer = Buffer.from('{"answer":"good"}');
  server.answerWith(burstOf(one, one.events.flat().includes('garbage') ? answer.subarray(3) : answer));
  const client = new AbortController();
  if (one.leaves === 'at once') setImmediate(() => client.abort());
  await call(AbortSignal.any([client.signal, AbortSignal.timeout(SILENCE_MS)])).catch(() => undefined);
  await server.written();
  server.answerWith(goodBurst(answer));
  const second = await call(AbortSignal.timeout(5_000));
  if (second !== '{"answer":"good"}') throw new Error(`the next request got ${second}`);
}

/** Each service as it is called, at the lowest level its callers share. */
function callsTo(environment: Readonly<Record<string, string | undefined>>) {
  const place = { region: REGION, dnsSuffix: 'amazonaws.com', environment };
  const json = createAwsJson(place);
  const s3 = createS3Read(place);
  const jsonCall = (service: 'firehose' | 'kms' | 'comprehend' | 'dynamodb') => async (signal: AbortSignal) =>
    JSON.stringify(await json({ service, target: 'Operation', body: {}, signal }));
  return {
    firehose: jsonCall('firehose'),
    kms: jsonCall('kms'),
    comprehend: jsonCall('comprehend'),
    dynamodb: jsonCall('dynamodb'),
    s3: async () => String(await s3({ bucket: 'keys', key: 'jwks.json' })),
  } satisfies Record<(typeof SERVICES)[number], (signal: AbortSignal) => Promise<string>>;
}

const isHost = (target: Case['target']): target is Host => HOSTS.some((host) => host === target);
const burstOf = (one: Case, body: Buffer): Burst => ({
  pieces: piecesOf(bytesOf(one, body), one.cuts),
  finally: one.finally,
});
const goodBurst = (body: Buffer): Burst => ({
  pieces: [bytesOf({ head: 'good', framing: 'chunked', extra: 'nothing' }, body)],
  finally: 'stay',
});

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

async function main(): Promise<void> {
  const each = fc.sample(cases, { numRuns: Number(runs), seed: Number(seed) }).values();
  const servers = await Promise.all(Array.from({ length: LANES }, () => runLane(each)));
  // An answer that is complete but does not end is given a second before its connection is cut.
  await pause(1_200);
  // Unexpected bytes close an idle connection. A connection that stays open was leaked by a call that is over.
  for (const server of servers) server.writeToAll('x');
  for (let i = 0; i < 100 && servers.some((server) => server.open() > 0); i++) await pause(20);
  const leaked = servers.reduce((sum, server) => sum + server.open(), 0);
  for (const server of servers) server.close();
  const report = { seed: Number(seed), ran: Number(runs), uncaught, broken, leaked };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

void main();
