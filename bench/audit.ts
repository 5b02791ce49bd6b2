import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { DecisionRecord } from '../lambda/router/records/decision-record';
import type { OutcomeRecord } from '../lambda/router/records/outcome-record';
import type { Source } from '../scripts/audit/source/source';
import { verifySource } from '../scripts/audit/verify';

// What `npm run audit -- verify` takes for so many records: memory for each, and records in a second. The records are
// made while they are read, so this process pays for both; the time of making them is measured apart.
//
//   node --expose-gc --import tsx bench/audit.ts 1000000

const RECORDS = Number(process.argv[2] ?? 1_000_000);

/** Requests a second, environments at a time, and how long one lives: hours. */
const [PER_SECOND, ENVIRONMENTS, LIFE] = [1, 4, 4];
const START = Date.parse('2026-01-01T00:00:00.000Z');
const RECORDS_OF_AN_HOUR = PER_SECOND * 3600 * 2;
const ID = '00000000-0000-4000-8000-';

const REQUEST = {
  deployment: 'eu-production',
  lane: 'open',
  caller: 'claims',
} as const;

/** A record without its ids, time and place, as the texts between these: serialized once, because that is what takes time. */
const pieces = (record: object) => JSON.stringify(record).slice(0, -1).split('~');

const DECISION = pieces(decision('~', '~', '~'));
const OUTCOME = pieces(outcome('~', '~'));

/** The place of the next record of one environment, as lambda/router/records/chain.ts makes it. */
interface Environment {
  readonly writer: string;
  sequence: number;
  previous: string;
}

function line(
  [first, ...rest]: readonly string[],
  values: readonly string[],
  environment: Environment,
): string {
  environment.sequence++;
  const { writer, sequence, previous } = environment;
  const body = rest.reduce((text, piece, index) => text + values[index] + piece, first ?? '');
  const all = `${body},"chain":{"writer":"${writer}","sequence":${sequence},"previous":${previous},"unacknowledged":[]}}`;
  environment.previous = `"${createHash('sha256').update(all).digest('hex')}"`;
  return all;
}

/** Objects of an hour, one for each minute, as Firehose delivers them. */
function* hour(number: number, environments: Map<number, Environment>) {
  const [date = '', clock = ''] = new Date(START + number * 3_600_000).toISOString().split('T');
  for (let minute = 0; minute < 60; minute++) {
    const lines: string[] = [];
    for (let second = 0; second < 60; second++) {
      const request = (number * 60 + minute) * 60 + second;
      const time = new Date(START + request * 1000).toISOString();
      const index = Math.floor(number / LIFE) * ENVIRONMENTS + (second % ENVIRONMENTS);
      const environment = environments.get(index) ?? { writer: uuid(index), sequence: 0, previous: 'null' };
      environments.set(index, environment);
      const decisionId = uuid(request);
      // In the order of the fields of each record.
      lines.push(line(DECISION, [decisionId, time, uuid(request)], environment));
      lines.push(line(OUTCOME, [decisionId, time], environment));
    }
    const key = `decisions/${date.replaceAll('-', '/')}/${clock.slice(0, 2)}/stream-${minute}.gz`;
    yield { key, bytes: gzipSync(`${lines.join('\n')}\n`, { level: 1 }) };
  }
}

const uuid = (number: number) => ID + number.toString(16).padStart(12, '0');

const hours = Math.ceil(RECORDS / RECORDS_OF_AN_HOUR);

const source: Source = {
  top: async () => ['decisions/'],
  async *objects() {
    const environments = new Map<number, Environment>();
    for (let number = 0; number < hours; number++) {
      if (number % LIFE === 0) environments.clear();
      for (const { key, bytes } of hour(number, environments)) {
        yield { name: key, key, content: () => Readable.from([bytes]) };
      }
    }
  },
};

function decision(decisionId: string, requestId: string, time: string): DecisionRecord {
  return {
    schema: 'hybrid-llm/decision/1',
    decisionId,
    time,
    ...REQUEST,
    account: '111122223333',
    region: 'eu-central-1',
    codeVersion: '0.2.0',
    policyHash: 'a'.repeat(64),
    requestId,
    principal: 'arn:aws:iam::111122223333:role/claims',
    requestedModel: 'auto',
    dataClass: { floor: 'internal', declared: null, detected: null, effective: 'internal' },
    findings: [],
    residency: 'geography',
    candidates: ['qwen3-8b', 'llama', 'nova-lite'].map((model) => ({
      model,
      boundary: 'account',
      kept: true,
      reason: 'within-ceiling',
      words: `${model} answers at boundary account, within the ceiling of internal data`,
    })),
    order: ['qwen3-8b', 'llama', 'nova-lite'],
    refusal: null,
    promptDigest: `hmac-sha256/2026-01-01/${'b'.repeat(64)}`,
  };
}

function outcome(decisionId: string, time: string): OutcomeRecord {
  const target = {
    model: 'qwen3-8b',
    host: 'vllm' as const,
    boundary: 'account' as const,
    regions: ['eu-central-1'],
  };
  return {
    schema: 'hybrid-llm/outcome/1',
    decisionId,
    time,
    ...REQUEST,
    outcome: 'complete',
    error: null,
    attempts: [{ ...target, reason: null, status: null, ms: 120 }],
    ...target,
    inputTokens: 100,
    outputTokens: 50,
    costUsd: null,
    finishReason: 'stop',
    firstEventMs: 120,
    firstByteMs: 130,
    totalMs: 900,
    answerDigest: `hmac-sha256/2026-01-01/${'c'.repeat(64)}`,
  };
}

/** The CPU time that making one record takes, measured over some hours. */
async function making(): Promise<number> {
  const start = process.cpuUsage();
  const environments = new Map<number, Environment>();
  for (let number = 0; number < MEASURED_HOURS; number++) for (const _ of hour(number, environments)) void _;
  return seconds(start) / (MEASURED_HOURS * RECORDS_OF_AN_HOUR);
}

const MEASURED_HOURS = 20;

const seconds = (start: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
};

/** The highest resident memory while the records are read, after a collection every now and then. */
async function main() {
  const madeOne = await making();
  globalThis.gc?.();
  const before = process.memoryUsage();
  let [held, highest] = [0, 0];
  let calls = 0;
  const progress = () => {
    if (++calls % 10 > 0) return;
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    highest = Math.max(highest, rss);
    held = heapUsed + external - (before.heapUsed + before.external);
  };
  const start = process.cpuUsage();
  const command = {
    name: 'verify',
    records: 'generated',
    part: undefined,
    publicKeys: [],
    until: undefined,
  } as const;
  const { text } = await verifySource(source, command, { now: new Date(), progress });
  const records = hours * RECORDS_OF_AN_HOUR;
  const took = seconds(start) - madeOne * records;
  console.log(text.split('\n').slice(0, 2).join('\n'));
  console.log(
    `held at the end: ${(held / records).toFixed(1)} bytes a record; highest resident memory ${Math.round(highest / 1e6)} MB (${Math.round(before.rss / 1e6)} MB before)`,
  );
  console.log(`${Math.round(records / took).toLocaleString('en')} records in a second of CPU time`);
}

void main();
