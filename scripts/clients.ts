import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Closers } from '../lib/assembly/closers';
import { type LocalRun, startLocal } from '../local/start-local';
import { LANES_TRIED, type LaneTried, waysThrough } from './clients/lanes-tried';
import { runOnNode24 } from './clients/run-on-node-24';
import { suiteFiles } from './clients/suite-files';
import { readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';

// npm run clients: today's newest clients against the local router, on each host, with each kind of credential.

const USAGE = `npm run clients -- [<suite> …]

Installs the clients of test/clients, serves two fixture deployments on this machine, as npm start does, and runs the
suites of test/clients/suites on Node 24: each feature of each client on models of vLLM, SageMaker and Bedrock,
with a bearer credential and with an IAM signature. Ends with 1 if a test fails.

  <suite>  runs these alone: openai-chat, ai-sdk, … (default: all)
  --help   this text`;

const FOLDER = path.join('.local', 'clients');

/** Between two pieces of an answer, so that a stream comes in pieces on each host. */
const PACE_MS = 3;

async function main(args: readonly string[], onSignal: Closers): Promise<number> {
  const files = suiteFiles(readArguments(args, {}).positionals);
  mkdirSync(FOLDER, { recursive: true });
  try {
    const ways = [];
    for (const lane of LANES_TRIED) ways.push(...waysThrough(lane, await served(lane, onSignal)));
    return await runOnNode24(files, { CLIENT_WAYS: JSON.stringify(ways) }, onSignal);
  } finally {
    await onSignal.close();
  }
}

async function served({ deployment }: LaneTried, onSignal: Closers): Promise<LocalRun> {
  console.log(`Serving ${deployment} …`);
  const log = path.join(FOLDER, `${path.basename(deployment, '.ts')}.log`);
  const run = await startLocal({
    deployment,
    port: 0,
    paceMs: PACE_MS,
    audit: path.join(FOLDER, 'audit'),
    onLog: (router, line) => appendFileSync(log, `${router}: ${line}\n`),
  });
  return onSignal.add(run, (running) => running.close());
}

void runCommand(USAGE, main);
