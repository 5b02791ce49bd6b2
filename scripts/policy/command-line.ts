import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';

/** The options that write files. */
const FILE_KINDS = ['scp', 'imports', 'live-proof'] as const;
type FileKind = (typeof FILE_KINDS)[number];

/** What to print or write. Names are as typed; whether they exist is checked later. */
export type PolicyCommand = {
  readonly deployment: string;
  /** @default every lane */
  readonly lane?: string;
  readonly json: boolean;
} & (
  | { readonly kind: 'table' }
  | { readonly kind: 'who-can'; readonly model: string }
  | { readonly kind: 'why'; readonly caller: string; readonly dataClass: string; readonly model: string }
  | { readonly kind: FileKind; readonly folder: string }
);

export const USAGE = `npm run policy -- <deployment> [options]

Which caller may send which data to which model, on which lane of a deployment (a name, or the path of a file), and
why. Calls no AWS account.

  (no option)                    ceilings, models, lanes, and for each caller the models kept and refused
  --who-can <model>              the callers that may reach a model, and those that may not
  --why <caller> <class> <model> the rule, where the deployment file states it, and what would change it
  --scp <folder>                 write service control policies for the account's organization
  --imports <folder>             write what imported things have to have: policies, roles and security groups
  --live-proof <folder>          write the template of the role that runs the live proof
  --lane open|sealed             one lane only
  --json                         print JSON
  --help                         this text`;

const string = { type: 'string' } as const;
const boolean = { type: 'boolean' } as const;
const OPTIONS = {
  'who-can': string,
  why: boolean,
  scp: string,
  imports: string,
  'live-proof': string,
  lane: string,
  json: boolean,
} as const;

/** Reads the arguments after `npm run policy --`. @throws UsageError */
export function readPolicyCommand(args: readonly string[]): PolicyCommand {
  const { positionals, values } = readArguments(args, OPTIONS);
  const given = [
    ...(values['who-can'] === undefined ? [] : ['--who-can']),
    ...(values.why ? ['--why'] : []),
    ...FILE_KINDS.filter((kind) => values[kind] !== undefined).map((kind) => `--${kind}`),
  ];
  if (given.length > 1)
    throw new UsageError(`${given.join(' and ')} answer different questions; give one at a time.`);
  const [deployment, ...rest] = positionals;
  if (deployment === undefined) throw new UsageError('Name a deployment first, such as sandbox.');
  const common = { deployment, lane: values.lane, json: values.json ?? false };
  if (values.why) return { ...common, ...why(rest) };
  nothingAfter(deployment, rest);
  if (values['who-can'] !== undefined) return { ...common, kind: 'who-can', model: values['who-can'] };
  const kind = FILE_KINDS.find((one) => values[one] !== undefined);
  const folder = kind && values[kind];
  if (kind === undefined || folder === undefined) return { ...common, kind: 'table' };
  if (values.lane !== undefined || values.json) {
    throw new UsageError(
      `--${kind} writes files for the whole account; --lane and --json have no meaning with it.`,
    );
  }
  if (folder === '') throw new UsageError(`--${kind} needs a folder to write to.`);
  return { ...common, kind, folder };
}

function why(rest: readonly string[]) {
  const [caller, dataClass, model, ...more] = rest;
  if (caller === undefined || dataClass === undefined || model === undefined || more.length > 0) {
    throw new UsageError(
      `--why takes a caller, a class and a model after the deployment; got ${rest.join(' ') || 'nothing'}.\nExample: npm run policy -- sandbox --why claims restricted qwen3-8b`,
    );
  }
  return { kind: 'why', caller, dataClass, model } as const;
}
