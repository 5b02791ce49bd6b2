import { relative } from 'node:path';
import { DEPLOYMENTS, deploymentFile, deploymentNames, findDeployment } from '../lib/config/find-deployment';
import { readArguments } from './command-line/read-arguments';
import { runCommand } from './command-line/run-command';
import { removeOrphans, snapshotFolder, writeSnapshots } from './snapshots/snapshot-folder';
import { snapshotsOf } from './snapshots/snapshots-of';

// npm run snapshots -- [<deployment> ...]: the text of a deployment that is reviewed, kept beside its file.

const USAGE = `npm run snapshots -- [<deployment> ...]

Writes the text to review of each deployment (names, or paths of files; default: all of deployments/) into
deployments/snapshots/<name>/: its templates, and in compliance.yaml what the rule packs found. Calls no AWS account.
Commit them: from then on \`npm test\` fails where a template or a finding differs from the one reviewed.

  --help   this text`;

function main(args: readonly string[]): number {
  const { positionals } = readArguments(args, {});
  const all = positionals.length === 0;
  const named = all ? deploymentNames() : positionals;
  const deployments = named.map((name) => ({ file: deploymentFile(name), deployment: findDeployment(name) }));
  // The packs still run. CloudFormation's own checks cost seconds a synth, and run in `cdk synth`.
  process.env.CDK_VALIDATION = 'false';
  const written = deployments.flatMap(({ file, deployment }) =>
    writeSnapshots(snapshotsOf(deployment), snapshotFolder(file)),
  );
  const removed = all ? removeOrphans(DEPLOYMENTS) : [];
  for (const path of written) console.log(`wrote ${relative('', path)}`);
  for (const path of removed)
    console.log(`removed ${relative('', path)}: this deployment does not exist any more`);
  if (written.length + removed.length === 0) console.log('Nothing changed.');
  return 0;
}

void runCommand(USAGE, main);
