import { openAccount } from './account/account';
import { deploymentToPin } from './command-line/deployment-today';
import { runCommand } from './command-line/run-command';
import { readStageWeightsCommand, USAGE } from './stage-weights/command-line';
import { run } from './stage-weights/run';
import { transferClient } from './weights/bucket/transfer-client';
import { digestLog } from './weights/digest/digest-log';

// npm run stage-weights -- <deployment> [<model> …]: copies weights from the Hub, a folder or a bucket to where models
// read them.

/** What earlier runs have read, so that a run that was interrupted does not read it again. */
const LOG = '.weights/digests.jsonl';

async function main(args: readonly string[]): Promise<number> {
  const command = readStageWeightsCommand(args);
  const renewable = deploymentToPin(command.deployment, command.renew);
  const { region } = renewable.deployment;
  return run(command, renewable, {
    account: openAccount(region),
    s3: transferClient(region),
    environment: process.env,
    log: digestLog(LOG),
    terminal: process.stderr,
    print: console.log,
    note: console.error,
  });
}

void runCommand(USAGE, main);
