import { UsageError } from '../../../scripts/command-line/command-error';
import { nothingAfter, readArguments } from '../../../scripts/command-line/read-arguments';
import { CASES, type Case } from '../plan/cases';
import { CONTESTANT_IDS, type ContestantId } from '../plan/contestants';
import { OTHERS, type Other } from './run-bench';

const NAMES = [...CASES.map(({ id }) => id), ...OTHERS];

export const USAGE = `npm run bench -- [options]

Measures what the router costs on the wire, beside two floors and two peers: CPU for each request, time, first byte,
memory and cold start. Everything runs on 127.0.0.1 and ends by itself. Prints tables and bars, and writes JSON and a
page with plots to .local/bench/. Takes about twenty minutes on a quiet machine.

  --quick                under two minutes: enough to see a factor, not to see a tenth
  --only <name>          only this case; may be repeated; a name without @ means every number at once:
                         ${wrapped(NAMES)}
  --contestants <names>  ${CONTESTANT_IDS.join(',')}; default: all. The bars need router, floor, sdk and portkey
  --keep-busy            slots in which other processes took a processor count too
  --profile              writes CPU profiles to .local/bench/, and prints where the CPU of each goes
  --help                 this text`;

export interface BenchCommand {
  readonly quick: boolean;
  readonly cases: readonly Case[];
  readonly others: readonly Other[];
  readonly contestants: readonly ContestantId[];
  readonly keepBusy: boolean;
  readonly profile: boolean;
}

/** @throws UsageError */
export function readBenchCommand(args: readonly string[]): BenchCommand {
  const { positionals, values } = readArguments(args, {
    quick: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    contestants: { type: 'string' },
    'keep-busy': { type: 'boolean' },
    profile: { type: 'boolean' },
  });
  nothingAfter('npm run bench', positionals);
  const only = values.only ?? NAMES;
  const unknown = only.filter((name) => !NAMES.some((known) => isNamed(known, name)));
  if (unknown.length > 0) {
    throw new UsageError(`No case is called ${unknown.join(', ')}; expected ${NAMES.join(', ')}.`);
  }
  const isAsked = (id: string) => only.some((name) => isNamed(id, name));
  return {
    quick: values.quick ?? false,
    cases: CASES.filter(({ id }) => isAsked(id)),
    others: OTHERS.filter(isAsked),
    contestants: contestantsOf(values.contestants),
    keepBusy: values['keep-busy'] ?? false,
    profile: values.profile ?? false,
  };
}

/** `paced` names `paced@8` and `paced@64`. */
const isNamed = (id: string, name: string) => id === name || id.startsWith(`${name}@`);

function contestantsOf(text: string | undefined): readonly ContestantId[] {
  if (text === undefined) return CONTESTANT_IDS;
  const names = text.split(',');
  const unknown = names.filter((name) => !CONTESTANT_IDS.some((id) => id === name));
  if (unknown.length > 0) {
    throw new UsageError(
      `No contestant is called ${unknown.map((name) => name || 'nothing').join(', ')}; expected ${CONTESTANT_IDS.join(', ')}.`,
    );
  }
  return CONTESTANT_IDS.filter((id) => names.includes(id));
}

function wrapped(names: readonly string[]): string {
  const lines = [''];
  for (const name of names) {
    const line = `${lines.at(-1)}${name} `;
    if (line.length > 85) lines.push(`${name} `);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => line.trimEnd()).join(`\n${' '.repeat(25)}`);
}
