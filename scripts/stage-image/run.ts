import type { Deployment } from '../../lib/config/deployment';
import type { Renewable } from '../../lib/config/load-deployment';
import { stackName } from '../../lib/config/stack-name';
import type { Account } from '../account/account';
import { checkPlacement } from '../account/placement';
import { stackOutput } from '../account/stack';
import { CommandError } from '../command-line/command-error';
import { typedCommand } from '../command-line/typed-command';
import type { ImageTarget } from '../images/image-place';
import { type ImageReference, parseReference } from '../images/image-reference';
import { loginOf } from '../images/registry/login-of';
import { findSkopeo } from '../images/skopeo/find-skopeo';
import { foundHere, foundToday, pinnedInWords, pinsIn, writePins } from '../pins/pins';
import { chosenModels } from './chosen-models';
import type { StageImageCommand } from './command-line';
import { progressLines } from './progress-line';
import { sourceOf } from './source-of';
import { stageModels } from './stage-models';
import { stagedPins } from './staged-pins';
import { stagedAsJson, stagedInWords } from './words';

/** What the command works with. */
export interface Surroundings {
  readonly account: Pick<Account, 'cloudFormation' | 'region' | 'sts'>;
  /** Where logins are stored, and skopeo is. */
  readonly home: { readonly home: string; readonly env: NodeJS.ProcessEnv };
  readonly print: (text: string) => void;
  /** For what is not the result: progress, and what was pinned where the result is JSON. */
  readonly note: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Stages or plans the images of models, and pins what is not pinned yet. @returns the exit code @throws CommandError */
export async function run(
  command: StageImageCommand,
  { deployment, stale }: Renewable,
  { account, home, note, print, signal }: Surroundings,
): Promise<number> {
  const models = chosenModels(deployment.models, command.models);
  const login = (image: ImageReference) => loginOf(image, { region: deployment.region, ...home });
  const place = command.to ?? (await repositoryOf(deployment, command, account));
  // Before the copy: credentials may end during it.
  const found = command.to === undefined ? await foundToday(account.sts) : foundHere();
  const skopeo = command.withoutSkopeo ? undefined : findSkopeo(home.env.PATH);
  const done = await stageModels(models, {
    source: (image) => sourceOf(image, command.from, login),
    target: (tag): ImageTarget => {
      if (command.to !== undefined) return { kind: 'layout', folder: command.to, image: tag };
      const image = { ...parseReference(place), tag };
      return { kind: 'registry', image, credentials: login(image) };
    },
    plan: command.plan,
    onProgress: progressLines(note),
    signal,
    ...(skopeo !== undefined && { skopeo }),
  });
  print(command.json ? stagedAsJson(done, place) : done.map((one) => stagedInWords(one, place)).join('\n\n'));
  const change = stagedPins(done, found, stale);
  if (pinsIn(change).length > 0) {
    const file = writePins(command.deployment, deployment.name, change);
    (command.json ? note : print)(pinnedInWords(file, change));
  }
  return done.some((one) => 'failed' in one) ? 1 : 0;
}

/** The address of the deployment's repository. @throws CommandError */
async function repositoryOf(
  deployment: Deployment,
  { deployment: typed }: StageImageCommand,
  at: Surroundings['account'],
): Promise<string> {
  const misplaced = await checkPlacement(deployment, at);
  if (misplaced)
    throw new CommandError([misplaced.words, ...misplaced.commands.map((line) => `  ${line}`)].join('\n'));
  const foundation = stackName(deployment, 'foundation');
  const repository = await stackOutput(at, foundation, 'ImagesRepositoryUri');
  if (repository !== undefined) return repository;
  throw new CommandError(
    `The stack ${foundation} does not exist, or has no repository for images. Deploy first: ${typedCommand('deploy', typed)}`,
  );
}
