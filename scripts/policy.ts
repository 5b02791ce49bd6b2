import { runPolicy } from './policy/run';

// npm run policy -- <deployment>: who may send which data to which model, and why; policies for the organization.

try {
  console.log(runPolicy(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
