import { relative } from 'node:path';
import { reviewState } from '../lib/compliance/review';
import { DEPLOYMENTS, deploymentFile, deploymentNames } from '../lib/config/find-deployment';
import { forEachDeployment } from './command-line/for-each-deployment';
import { readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { warnOfReviews } from './command-line/warn';
import { removeOrphans, snapshotFolder, writeSnapshots } from './snapshots/snapshot-folder';
import { snapshotsOf } from './snapshots/snapshots-of';

// npm run snapshots -- [<deployment> ...]: the text of a deployment that is reviewed, kept beside its file.

const USAGE = `npm run snapshots -- [<deployment> ...]

Writes the text to review of each deployment (names, or paths of files; default: all of deployments/) into
deployments/snapshots/<name>/: its templates, and in compliance.yaml what the rule packs found. Calls no AWS account.
Commit them: from then on \`npm test\` fails where a template or a finding differs from the one reviewed.
Ends with 1 if a deployment cannot be read or synthesized. The others are still written.

  --help   this text`;

function main(args: readonly string[]): number {
  const { positionals } = readArguments(args, {});
  const all = positionals.length === 0;
  const named = all ? deploymentNames() : positionals;
  // The packs still run. CloudFormation's own checks cost seconds a synth, and run in `cdk synth`.
  process.env.CDK_VALIDATION = 'false';
  const { done, failed } = forEachDeployment(named, (deployment, typed) =>
    writeSnapshots(
      snapshotsOf(deployment, (reliedOn) => warnOfReviews(reviewState(reliedOn, new Date()))),
      snapshotFolder(deploymentFile(typed)),
    ),
  );
  const written = done.flat();
  const removed = all ? removeOrphans(DEPLOYMENTS) : [];
  for (const path of written) console.log(`wrote ${relative('', path)}`);
  for (const path of removed)
    console.log(`removed ${relative('', path)}: this deployment does not exist any more`);
  if (failed.length > 0) console.error(`Not written: ${failed.join(', ')}. The reasons are above.`);
  else if (written.length + removed.length === 0) console.log('Nothing changed.');
  return failed.length === 0 ? 0 : 1;
}

void runCommand(USAGE, main);
