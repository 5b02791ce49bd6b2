import { homedir } from 'node:os';
import { openAccount } from './account/account';
import { deploymentToPin } from './command-line/deployment-today';
import { runCommand } from './command-line/run-command';
import { readStageImageCommand, USAGE } from './stage-image/command-line';
import { run } from './stage-image/run';

// npm run stage-image -- <deployment> [<model> …]: the serving images of a deployment, from a registry or a folder into its
// repository or a folder, by digest and verified.

async function stage(args: readonly string[], signal: AbortSignal): Promise<number> {
  const command = readStageImageCommand(args);
  const renewable = deploymentToPin(command.deployment, command.renew);
  return run(command, renewable, {
    account: openAccount(renewable.deployment.region),
    home: { home: homedir(), env: process.env },
    print: console.log,
    note: console.error,
    signal,
  });
}

void runCommand(USAGE, (args, onSignal) => {
  const stop = new AbortController();
  const running = stage(args, stop.signal);
  // A copy by skopeo ends with its folder, in which a login is.
  onSignal.add(running, (copy) => {
    stop.abort();
    return copy;
  });
  return running;
});
