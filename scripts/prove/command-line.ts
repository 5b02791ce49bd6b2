import { defaultDeployment, deploymentNames } from '../../lib/config/find-deployment';
import { UsageError } from '../command-line/command-error';
import { nothingAfter, readArguments } from '../command-line/read-arguments';
import type { Extent } from './mutate/mutate';

export const USAGE = `npm run prove -- [<deployment>] [--json]
npm run prove -- [<deployment>] --live [--record] [--json]
npm run prove -- [<deployment>] --live --policy
npm run prove -- [<deployment>] --mutate [--sample <count>] [--seed <number>] [--json]

Evaluates the synthesized templates of a deployment (a name, or the path of a file; default: sandbox) against its route
table. Calls no AWS account. Ends with 1 if a claim does not hold, or a deployment cannot be read or synthesized. The
others are still proven.

  --all     every deployment of this repository
  --live    reads what is deployed in the account, with your AWS credentials, and proves that instead of the templates.
            Changes nothing. Looks for strangers too: what is in the account and no stack made. What may not be read is
            undecided, and undecided does not hold
  --record  with --live: leaves a record of the run in the log group of the deployment, whatever the run finds. For that
            its file needs liveProof (docs/guides/live-proof.md). Ends with 1 if the record cannot be written
  --policy  with --live: prints the IAM policy that the live proof needs, and reads nothing
  --mutate  tries the proof itself: changes every property of the templates in every way that is known, and says which
            changes the proof notices. Takes up to 30 minutes on two cores. Ends with 1 if it does not notice a change
            that lib/sabotage/explained-survivors.ts does not explain, or takes a harmless change for a sabotage
  --sample  tries so many mutations, and at most so many harmless changes
  --seed    chooses others of them; the same seed chooses the same ones (default: 1)
  --json    the report, or the score, as JSON
  --help    this text`;

/** What is to be done with the deployments. */
export type ProveCommand = {
  readonly names: readonly string[];
  readonly json: boolean;
} & (
  | { readonly kind: 'templates' | 'policy' }
  | { readonly kind: 'live'; readonly record: boolean }
  | { readonly kind: 'mutate'; readonly extent: Extent }
);

/** @throws UsageError */
export function readProveCommand(args: readonly string[]): ProveCommand {
  const { positionals, values } = readArguments(args, {
    all: { type: 'boolean' },
    live: { type: 'boolean' },
    record: { type: 'boolean' },
    policy: { type: 'boolean' },
    mutate: { type: 'boolean' },
    sample: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  });
  const { mutate = false, live = false, record = false, policy = false, json = false } = values;
  const stray = (['sample', 'seed'] as const).find((name) => values[name] !== undefined);
  if (stray && !mutate) throw new UsageError(`--${stray} is for --mutate only.`);
  if (live && mutate) {
    throw new UsageError('--mutate changes templates, and --live reads an account: leave one of them out.');
  }
  if (record && !live) throw new UsageError('--record is for --live only.');
  if (record && policy)
    throw new UsageError('--policy reads no account, so there is nothing to record: leave --record out.');
  if (policy && !live) throw new UsageError('--policy is for --live only.');
  if (policy && json) throw new UsageError('--policy prints a policy, which is JSON: leave --json out.');
  const extent = {
    sample: wholeNumber('sample', values.sample),
    seed: wholeNumber('seed', values.seed) ?? 1,
  };
  const names = namesAmong(positionals, values.all ?? false);
  if (live && !policy) return { kind: 'live', names, json, record };
  if (!mutate) return { kind: policy ? 'policy' : 'templates', names, json };
  return { kind: 'mutate', names, json, extent };
}

function namesAmong(positionals: readonly string[], all: boolean): readonly string[] {
  if (all) {
    nothingAfter('--all', positionals);
    return deploymentNames();
  }
  const [name = defaultDeployment(), ...rest] = positionals;
  nothingAfter(name, rest);
  return [name];
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(`--${name}: got ${text}; expected a whole number from 1.`);
  return Number(text);
}
