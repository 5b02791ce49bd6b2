import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Closers } from '../lib/assembly/closers';
import { defaultDeployment } from '../lib/config/find-deployment';
import { vouched } from '../lib/config/imports/vouched';
import { LocalRunError } from '../local/local-run-error';
import { startLocal } from '../local/start-local';
import { CommandError } from './command-line/command-error';
import { runCommand } from './command-line/run-command';
import { readStartCommand, type StartCommand, USAGE } from './start/command-line';
import { endWithNpm } from './start/end-with-npm';
import { firstSteps } from './start/first-steps';
import { recordLine } from './start/record-line';
import { synthesisSummary } from './start/summary';

// npm start: synthesizes a deployment, then serves the router it would deploy on this machine.

const LOG_FOLDER = path.join('.local', 'logs');

async function serve(command: StartCommand, onSignal: Closers): Promise<number> {
  const { deployment = defaultDeployment(), port, down, vllm, vllmModel } = command;
  mkdirSync(LOG_FOLDER, { recursive: true });
  console.log(`Synthesizing ${deployment} ...\n`);
  const running = startLocal({
    deployment,
    port,
    down,
    vllm: vllm === undefined ? undefined : { url: vllm, model: vllmModel },
    paceMs: 30,
    onWarning: (words) => console.error(`${words}\n`),
    onSynthesized: (assembly, stacks, read) => {
      console.log(`${synthesisSummary(deployment, assembly, stacks, vouched(read))}\n`);
      onSignal.add(undefined, () => running.then((run) => run.close()));
    },
    onRecord: (record) => console.log(recordLine(record)),
    onLog: (router, line) => appendFileSync(path.join(LOG_FOLDER, `${router}.log`), `${line}\n`),
  });
  console.log(firstSteps(await running.catch(inWords)));
  return 0;
}

/** An error that the user can change is printed without a stack. */
function inWords(error: unknown): never {
  throw error instanceof LocalRunError ? new CommandError(error.message) : error;
}

endWithNpm();
void runCommand(USAGE, (args, onSignal) => serve(readStartCommand(args), onSignal));
