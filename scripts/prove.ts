import { reviewState } from '../lib/compliance/review';
import type { Deployment } from '../lib/config/deployment';
import { defaultDeployment, deploymentNames } from '../lib/config/find-deployment';
import { prove } from '../lib/proof/prove';
import { isClean, type Score } from '../lib/sabotage/score';
import { UsageError } from './command-line/command-error';
import { forEachDeployment } from './command-line/for-each-deployment';
import { nothingAfter, readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { warn, warnOfReviews } from './command-line/warn';
import { type Extent, mutate } from './prove/mutate/mutate';
import { printableScore } from './prove/mutate/printable-score';
import { scoreJson } from './prove/mutate/score-json';
import { limits, printable } from './prove/printable';
import { synthesizedSubject } from './prove/synthesized-subject';

// npm run prove -- <deployment> | --all: evaluates the synthesized templates against the route table.

const USAGE = `npm run prove -- [<deployment>] [--mutate [--sample <count>] [--seed <number>] [--json]]

Evaluates the synthesized templates of a deployment (a name, or the path of a file; default: sandbox) against its route
table. Calls no AWS account. Ends with 1 if a claim does not hold, or a deployment cannot be read or synthesized. The
others are still proven.

  --all     every deployment of this repository
  --mutate  tries the proof itself: changes every property of the templates in every way that is known, and says which
            changes the proof notices. Takes up to 30 minutes on two cores. Ends with 1 if it does not notice a change
            that lib/sabotage/explained-survivors.ts does not explain, or takes a harmless change for a sabotage
  --sample  tries so many mutations, and at most so many harmless changes
  --seed    chooses others of them; the same seed chooses the same ones (default: 1)
  --json    the score as JSON
  --help    this text`;

interface Arguments {
  readonly names: readonly string[];
  /** `undefined` where the proof is not tried, but made. */
  readonly extent?: Extent;
  readonly json: boolean;
}

async function main(args: readonly string[]): Promise<number> {
  const { names, extent, json } = argumentsFrom(args);
  // CloudFormation's own checks cost seconds a synth and run in `cdk synth`; nothing here depends on them.
  process.env.CDK_VALIDATION = 'false';
  if (names.length === 0) console.log('There is no deployment in deployments/: nothing to prove.');
  return extent ? await mutated(names, extent, json) : proven(names);
}

function proven(names: readonly string[]): number {
  const { done, failed } = forEachDeployment(names, (deployment) => prove(subjectOf(deployment)));
  if (done.length > 0) console.log([...done.map(printable), limits()].join('\n\n'));
  return failed.length === 0 && done.every(({ holds }) => holds) ? 0 : 1;
}

async function mutated(names: readonly string[], extent: Extent, json: boolean): Promise<number> {
  const { done, failed } = forEachDeployment(names, subjectOf);
  const scores: { readonly name: string; readonly score: Score }[] = [];
  for (const subject of done)
    scores.push({ name: subject.deployment.name, score: await mutate(subject, extent) });
  console.log(
    json
      ? JSON.stringify(
          scores.map(({ name, score }) => scoreJson(name, score)),
          null,
          2,
        )
      : scores.map(({ name, score }) => printableScore(name, score)).join('\n\n'),
  );
  return failed.length === 0 && scores.every(({ score }) => isClean(score)) ? 0 : 1;
}

function subjectOf(deployment: Deployment) {
  warn(deployment);
  return synthesizedSubject(deployment, (reliedOn) => warnOfReviews(reviewState(reliedOn, new Date())));
}

function argumentsFrom(args: readonly string[]): Arguments {
  const { positionals, values } = readArguments(args, {
    all: { type: 'boolean' },
    mutate: { type: 'boolean' },
    sample: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  });
  const { mutate: asked = false, json = false } = values;
  const stray = (['sample', 'seed', 'json'] as const).find((name) => values[name] !== undefined);
  if (stray && !asked) throw new UsageError(`--${stray} is for --mutate only.`);
  const extent = asked
    ? { sample: wholeNumber('sample', values.sample), seed: wholeNumber('seed', values.seed) ?? 1 }
    : undefined;
  return { names: namesAmong(positionals, values.all ?? false), extent, json };
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

void runCommand(USAGE, main);
