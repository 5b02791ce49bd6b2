import { REGION_NAMES } from '../lib/config/facts/regions';
import { DEPLOYMENTS } from '../lib/config/find-deployment';
import { UsageError } from './command-line/command-error';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { writeDeployment } from './new-deployment/write-deployment';

const USAGE = `npm run new-deployment -- <region> [--name <name>]

Writes deployments/<name>.ts, or deployments/<region>.ts, from the facts of the region. Never overwrites a file.

  --name <name>   the name of the deployment (default: the region)
  --help          this text

Regions: ${REGION_NAMES.join(', ')}`;

function main(args: readonly string[]): number {
  const { positionals, values } = readArguments(args, { name: { type: 'string' } });
  const [region, ...rest] = positionals;
  if (region === undefined) throw new UsageError('Name a region.');
  nothingAfter(region, rest);
  const { name } = values;
  const { file, sentences } = writeDeployment({ region, name, folder: DEPLOYMENTS });
  for (const sentence of sentences) (file ? console.log : console.error)(sentence);
  if (!file) return 1;
  console.log(`next: edit it, then npx cdk synth -c deployment=${name ?? region}`);
  return 0;
}

void runCommand(USAGE, main);
