import { deploymentToday } from './command-line/deployment-today';
import { runCommand } from './command-line/run-command';
import { warn } from './command-line/warn';
import { readPolicyCommand, USAGE } from './policy/command-line';
import { runPolicy } from './policy/run';

// npm run policy -- <deployment>: which caller may send which data to which model, and why; policies for the organization.

void runCommand(USAGE, (args) => {
  warn(deploymentToday(readPolicyCommand(args).deployment));
  console.log(runPolicy(args));
  return 0;
});
