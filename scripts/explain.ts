import { deploymentToday } from './command-line/deployment-today';
import { runCommand } from './command-line/run-command';
import { warn } from './command-line/warn';
import { readExplainCommand, USAGE } from './explain/command-line';
import { runExplain } from './explain/run';

// npm run explain -- <deployment> --request <file>: what the router would decide about one request, and why.

void runCommand(USAGE, async (args) => {
  warn(deploymentToday(readExplainCommand(args).deployment));
  console.log(await runExplain(args));
  return 0;
});
