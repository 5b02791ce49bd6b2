import { homedir } from 'node:os';
import type { Deployment } from '../lib/config/deployment';
import { stackName } from '../lib/config/stack-name';
import { openAccount } from './account/account';
import { checkPlacement } from './account/placement';
import { stackOutput } from './account/stack';
import { CommandError } from './command-line/command-error';
import { deploymentToday } from './command-line/deployment-today';
import { runCommand } from './command-line/run-command';
import type { ImageTarget } from './images/image-place';
import { type ImageReference, parseReference } from './images/image-reference';
import { loginOf } from './images/registry/login-of';
import { findSkopeo } from './images/skopeo/find-skopeo';
import { chosenModels } from './stage-image/chosen-models';
import { readStageImageCommand, type StageImageCommand, USAGE } from './stage-image/command-line';
import { progressLines } from './stage-image/progress-line';
import { sourceOf } from './stage-image/source-of';
import { stageModels } from './stage-image/stage-models';
import { stagedAsJson, stagedInWords } from './stage-image/words';

// npm run stage-image -- <deployment> [<model> …]: the serving images of a deployment, from a registry or a folder into its
// repository or a folder, by digest and verified.

async function stage(command: StageImageCommand, signal: AbortSignal): Promise<number> {
  const deployment = deploymentToday(command.deployment);
  const models = chosenModels(deployment.models, command.models);
  const home = { region: deployment.region, home: homedir(), env: process.env };
  const login = (image: ImageReference) => loginOf(image, home);
  const place = command.to ?? (await repositoryOf(deployment, command));
  const skopeo = command.withoutSkopeo ? undefined : findSkopeo(process.env.PATH);
  const done = await stageModels(models, {
    source: (image) => sourceOf(image, command.from, login),
    target: (tag): ImageTarget => {
      if (command.to !== undefined) return { kind: 'layout', folder: command.to, image: tag };
      const image = { ...parseReference(place), tag };
      return { kind: 'registry', image, credentials: login(image) };
    },
    plan: command.plan,
    onProgress: progressLines((line) => console.error(line)),
    signal,
    ...(skopeo !== undefined && { skopeo }),
  });
  console.log(
    command.json ? stagedAsJson(done, place) : done.map((one) => stagedInWords(one, place)).join('\n\n'),
  );
  return done.some((one) => 'failed' in one) ? 1 : 0;
}

/** The address of the deployment's repository. @throws CommandError */
async function repositoryOf(
  deployment: Deployment,
  { deployment: typed }: StageImageCommand,
): Promise<string> {
  const at = openAccount(deployment.region);
  const misplaced = await checkPlacement(deployment, at);
  if (misplaced)
    throw new CommandError([misplaced.words, ...misplaced.commands.map((line) => `  ${line}`)].join('\n'));
  const foundation = stackName(deployment, 'foundation');
  const repository = await stackOutput(at, foundation, 'ImagesRepositoryUri');
  if (repository !== undefined) return repository;
  throw new CommandError(
    `The stack ${foundation} does not exist, or has no repository for images. Deploy first: npm run deploy -- ${typed}`,
  );
}

void runCommand(USAGE, (args, onSignal) => {
  const stop = new AbortController();
  const running = stage(readStageImageCommand(args), stop.signal);
  // A copy by skopeo ends with its folder, in which a login is.
  onSignal.add(running, (copy) => {
    stop.abort();
    return copy;
  });
  return running;
});
