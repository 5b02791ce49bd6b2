import { homedir } from 'node:os';
import { openAccount } from './account/account';
import { deploymentToPin } from './command-line/deployment-today';
import { runCommand } from './command-line/run-command';
import { readStageCommand, USAGE } from './stage/command-line';
import { fromBundle } from './stage/from-bundle';
import { bundle } from './stage/write-bundle';
import { transferClient } from './weights/bucket/transfer-client';
import { digestLog } from './weights/digest/digest-log';

// npm run stage -- <deployment> [<model> …] --bundle <folder>: images and weights for an account without internet.

async function stage(args: readonly string[], signal: AbortSignal): Promise<number> {
  const command = readStageCommand(args);
  const renewable = deploymentToPin(command.deployment, command.renew);
  const { region } = renewable.deployment;
  const act = command.direction === 'bundle' ? bundle : fromBundle;
  return act(command, renewable, {
    account: openAccount(region),
    s3: transferClient(region),
    environment: process.env,
    home: { home: homedir(), env: process.env },
    log: digestLog('.weights/digests.jsonl'),
    terminal: process.stderr,
    print: console.log,
    note: console.error,
    signal,
  });
}

void runCommand(USAGE, (args, onSignal) => {
  const stop = new AbortController();
  const running = stage(args, stop.signal);
  onSignal.add(running, async () => stop.abort());
  return running;
});
