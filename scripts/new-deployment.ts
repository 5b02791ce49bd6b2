import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { REGION_NAMES } from '../lib/config/facts/regions';
import { writeDeployment } from './new-deployment/write-deployment';

const USAGE = `npm run new-deployment -- <region> [--name <name>]

Writes deployments/<name>.ts, or deployments/<region>.ts, from what is known of the region.
Regions: ${REGION_NAMES.join(', ')}`;

/** 0: the file was written, or help was asked for. 1: it was not, or the command line is not understood. */
function main(args: string[]): number {
  const read = readCommandLine(args);
  if ('problem' in read) {
    console.error(`${read.problem}\n\n${USAGE}`);
    return 1;
  }
  if (read.help) {
    console.log(USAGE);
    return 0;
  }
  const { region, name } = read;
  const { file, sentences } = writeDeployment({ region, name, folder: join(__dirname, '../deployments') });
  for (const sentence of sentences) (file ? console.log : console.error)(sentence);
  if (!file) return 1;
  console.log(`next: edit it, then npx cdk synth -c deployment=${name ?? region}`);
  return 0;
}

type CommandLine =
  | { readonly problem: string }
  | { readonly help: true }
  | { readonly help: false; readonly region: string; readonly name?: string };

function readCommandLine(args: string[]): CommandLine {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return { help: true };
    const [region, ...more] = positionals;
    if (region === undefined) return { problem: 'Name a region.' };
    if (more.length > 0) return { problem: `One region at a time; after ${region} came ${more.join(' ')}.` };
    return { help: false, region, name: values.name };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

process.exitCode = main(process.argv.slice(2));
