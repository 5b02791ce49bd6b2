import { runCommand } from './command-line/run-command';
import { USAGE } from './policy/command-line';
import { runPolicy } from './policy/run';

// npm run policy -- <deployment>: who may send which data to which model, and why; policies for the organization.

void runCommand(USAGE, (args) => {
  console.log(runPolicy(args));
  return 0;
});
