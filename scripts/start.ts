import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DeploymentError } from '../lib/config/deployment-error';
import { readStartCommand, type StartCommand, USAGE } from './local/command-line';
import { LocalRunError } from './local/local-run-error';
import { startLocal } from './local/start-local';
import { firstSteps } from './local/terminal/first-steps';
import { recordLine } from './local/terminal/record-line';
import { synthesisSummary } from './local/terminal/summary';

// npm start: synthesizes a deployment for real, then serves the router it would deploy on this machine.

const LOG_FOLDER = path.join('.local', 'logs');

async function main(args: readonly string[]): Promise<void> {
  const command = readStartCommand(args);
  if (command.help) console.log(USAGE);
  else await serve(command);
}

async function serve(command: StartCommand): Promise<void> {
  const { deployment, port, down, vllm, vllmModel } = command;
  mkdirSync(LOG_FOLDER, { recursive: true });
  console.log(`Synthesizing ${deployment} ...\n`);
  const run = await startLocal({
    deployment,
    port,
    down,
    vllm: vllm === undefined ? undefined : { url: vllm, model: vllmModel },
    paceMs: 30,
    onSynthesized: (assembly, stacks) =>
      console.log(`${synthesisSummary(deployment, assembly, stacks)}
`),
    onRecord: (record) => console.log(recordLine(record)),
    onLog: (router, line) => appendFileSync(path.join(LOG_FOLDER, `${router}.log`), `${line}\n`),
  });
  console.log(firstSteps(run));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // More than once: npm passes on the Ctrl-C that this process has already got from the terminal.
    process.on(signal, () => void run.close().then(() => process.exit(0)));
  }
}

main(process.argv.slice(2)).catch((error) => {
  const expected = error instanceof LocalRunError || error instanceof DeploymentError;
  console.error(expected ? error.message : error);
  process.exit(1);
});
