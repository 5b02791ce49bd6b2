import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { REGION_NAMES } from '../lib/config/facts/regions';
import { writeDeployment } from './new-deployment/write-deployment';

const USAGE = `npm run new-deployment -- <region> [--name <name>]

Writes deployments/<name>.ts, or deployments/<region>.ts, from what is known of the region.
Regions: ${REGION_NAMES.join(', ')}`;

/** Prints what came of it; the exit code says whether a file was written. */
function main(args: string[]): number {
  const { positionals, values } = read(args);
  const [region, ...more] = positionals;
  if (region === undefined || more.length > 0) {
    console.error(USAGE);
    return 1;
  }
  const folder = join(__dirname, '../deployments');
  const { file, sentences } = writeDeployment({ region, name: values.name, folder });
  for (const sentence of sentences) (file ? console.log : console.error)(sentence);
  if (!file) return 1;
  const name = values.name ?? region;
  console.log(`next: edit it, then npx cdk synth --all -c deployment=${name}`);
  return 0;
}

function read(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { name: { type: 'string' } } });
  } catch {
    return { positionals: [], values: { name: undefined } };
  }
}

process.exitCode = main(process.argv.slice(2));
