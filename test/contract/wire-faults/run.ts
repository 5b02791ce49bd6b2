import { setTimeout as pause } from 'node:timers/promises';
import { complaintsOf } from './complaints';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { clean, FAULTS, type Fault, type Script } from './faults';
import { type Density, positionsOf } from './positions';
import { type Asked, createRequestLine, type RequestLine } from './request-line';
import { WIRE_ANSWERS, type WireAnswer } from './wire-answer';

// A program of its own, because a test runner catches what would end a process. Its argument is where the faults are:
// positions.ts. Prints one line of JSON: for each answer and fault how many exchanges ran and what was wrong with them,
// uncaught errors, and connections that are left.

const [density = 'edges'] = process.argv.slice(2) as [Density?];
const AT_ONCE = 64;
/** How many good requests follow a batch, over the connections that were used last. */
const GOOD_AFTER = 16;

const uncaught: string[] = [];
const onUncaught = (error: unknown) => void uncaught.push(String(error));
process.on('uncaughtException', onUncaught);
process.on('unhandledRejection', onUncaught);

interface Case extends Asked {
  readonly at: number;
  readonly script: Script;
}

let lastId = 0;
const caseOf = (answer: WireAnswer, script: Script, at: number, stream: boolean): Case => ({
  id: ++lastId,
  host: answer.host,
  script,
  at,
  stream,
});

function casesOf(answer: WireAnswer, fault: Fault): readonly Case[] {
  return positionsOf(answer, fault.name, density).map(({ at, stream }) =>
    caseOf(answer, fault.script(answer, at), at, stream),
  );
}

/** All at once. */
function together(line: RequestLine, proxy: FaultProxy, cases: readonly Case[]) {
  proxy.play(new Map(cases.map(({ id, script }) => [id, script])));
  return line(cases, proxy.played);
}

/** One fault, in batches over the same connections, each followed by good requests. Returns what was wrong. */
async function runFault(
  answer: WireAnswer,
  fault: Fault,
  cases: readonly Case[],
  line: RequestLine,
  proxy: FaultProxy,
): Promise<readonly object[]> {
  const wrong: object[] = [];
  for (let from = 0; from < cases.length; from += AT_ONCE) {
    const batch = cases.slice(from, from + AT_ONCE);
    const seen = await together(line, proxy, batch);
    for (const [index, { id, at, stream }] of batch.entries()) {
      const exchange = { answer, fault: fault.name, at, stream, arrivals: proxy.arrivals(id) };
      const complaints = complaintsOf({ ...exchange, ...(seen[index] as (typeof seen)[number]) });
      if (complaints.length > 0) wrong.push({ at, stream, complaints });
    }
    for (const text of await goodTexts(answer, GOOD_AFTER, line, proxy)) {
      if (text !== answer.text) wrong.push({ complaints: ['the next request failed'], text });
    }
  }
  return wrong;
}

/** The texts that good requests get. */
async function goodTexts(answer: WireAnswer, count: number, line: RequestLine, proxy: FaultProxy) {
  const cases = Array.from({ length: count }, () => caseOf(answer, clean(answer), 0, true));
  return (await together(line, proxy, cases)).map(({ answered }) => answered.complete && answered.text);
}

async function runAnswer(answer: WireAnswer) {
  const proxy = await startFaultProxy();
  const line = createRequestLine(proxy.url);
  const { host, kind, framing } = answer;
  const results: object[] = [];
  // The first faults meet kept connections.
  await goodTexts(answer, AT_ONCE, line, proxy);
  for (const fault of FAULTS) {
    const cases = casesOf(answer, fault);
    const wrong = await runFault(answer, fault, cases, line, proxy);
    results.push({ host, kind, framing, fault: fault.name, ran: cases.length, wrong });
  }
  return { proxy, results };
}

/** How many connections belong to a call that is over. Unexpected bytes close the others, which are idle. */
async function leaked(proxies: readonly FaultProxy[]): Promise<number> {
  // An answer that is complete but does not end is given a second before its connection is cut.
  await pause(1_200);
  for (const proxy of proxies) proxy.writeToAll('x');
  for (let i = 0; i < 100 && proxies.some((proxy) => proxy.open() > 0); i++) await pause(20);
  return proxies.reduce((sum, proxy) => sum + proxy.open(), 0);
}

async function main(): Promise<void> {
  const ran = await Promise.all(WIRE_ANSWERS.map(runAnswer));
  const proxies = ran.map(({ proxy }) => proxy);
  const report = { results: ran.flatMap(({ results }) => results), uncaught, leaked: await leaked(proxies) };
  for (const proxy of proxies) proxy.close();
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

void main();
