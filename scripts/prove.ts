import { reviewState } from '../lib/compliance/review';
import type { Deployment } from '../lib/config/deployment';
import { type ProofReport, prove } from '../lib/proof/prove';
import { isClean, type Score } from '../lib/sabotage/score';
import { forEachDeployment } from './command-line/for-each-deployment';
import { runCommand } from './command-line/run-command';
import { warn, warnOfReviews } from './command-line/warn';
import { readProveCommand, USAGE } from './prove/command-line';
import { livePolicy } from './prove/live/policy-document';
import { type LiveRunOptions, runLive } from './prove/live/run-live';
import { type Extent, mutate } from './prove/mutate/mutate';
import { printableScore } from './prove/mutate/printable-score';
import { scoreJson } from './prove/mutate/score-json';
import { limits, printable } from './prove/printable';
import { reportJson } from './prove/report-json';
import { synthesizedSubject } from './prove/synthesized-subject';

// npm run prove -- <deployment> | --all: evaluates the synthesized templates, or what is deployed, against the route table.

async function main(args: readonly string[]): Promise<number> {
  const command = readProveCommand(args);
  const { names, json } = command;
  // CloudFormation's own checks cost seconds a synth and run in `cdk synth`; nothing here depends on them.
  process.env.CDK_VALIDATION = 'false';
  if (names.length === 0) console.log('There is no deployment in deployments/: nothing to prove.');
  if (command.kind === 'mutate') return mutated(names, command.extent, json);
  if (command.kind === 'policy') return printPolicies(names);
  if (command.kind === 'live') return provenLive(names, { record: command.record }, json);
  const { done, failed } = forEachDeployment(names, (deployment) => prove(subjectOf(deployment)));
  print(done, json);
  return failed.length === 0 && done.every(({ holds }) => holds) ? 0 : 1;
}

async function provenLive(names: readonly string[], options: LiveRunOptions, json: boolean): Promise<number> {
  const { done, failed } = forEachDeployment(names, (deployment) => deployment);
  const { reports, recorded, problems, exitCode } = await runLive(done, options);
  print(reports, json);
  // A report in JSON is all that standard output has.
  for (const line of [...recorded, ...problems]) console.error(line);
  return failed.length === 0 ? exitCode : 1;
}

function print(reports: readonly ProofReport[], json: boolean): void {
  if (json) console.log(JSON.stringify(reports.map(reportJson), null, 2));
  else if (reports.length > 0) {
    const isLive = reports.some(({ asDeployed }) => asDeployed !== undefined);
    console.log([...reports.map(printable), limits(isLive)].join('\n\n'));
  }
}

function printPolicies(names: readonly string[]): number {
  const { done, failed } = forEachDeployment(names, (deployment) =>
    livePolicy(deployment, typesOf(synthesizedSubject(deployment))),
  );
  for (const policy of done) console.log(JSON.stringify(policy, null, 2));
  return failed.length === 0 ? 0 : 1;
}

const typesOf = ({ stacks }: ReturnType<typeof subjectOf>): ReadonlySet<string> =>
  new Set(Object.values(stacks).flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type)));

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

void runCommand(USAGE, main);
