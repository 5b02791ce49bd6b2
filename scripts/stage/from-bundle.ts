import { join } from 'node:path';
import type { Deployment } from '../../lib/config/deployment';
import type { Renewable } from '../../lib/config/load-deployment';
import { isSelfHosted, type SelfHostedModel } from '../../lib/config/model';
import { CommandError } from '../command-line/command-error';
import { knownName } from '../command-line/known-name';
import { foundToday, imagePin, mergedPins, pinnedInWords, pinsIn, weightsPin, writePins } from '../pins/pins';
import { run as stageImages } from '../stage-image/run';
import { showProgress } from '../stage-weights/progress-line';
import { run as stageWeights } from '../stage-weights/run';
import { Progress } from '../weights/progress';
import { totalOf } from '../weights/read-weights';
import { type Bundle, type Bundled, IMAGES, readBundle, WEIGHTS } from './bundle/bundle-file';
import { differences } from './bundle/differences';
import { modelParts } from './bundle/model-parts';
import { type PartProblem, partProblems, problemLines } from './bundle/part-problems';
import { bundleInWords } from './bundle/words';
import type { StageCommand } from './command-line';
import type { Surroundings } from './surroundings';

/**
 * Stages the models of a bundle, each if all that belongs to it is in the folder, unchanged, and as the deployment file and
 * its lock say; and pins what is not pinned yet. A model that is refused does not stop the others.
 *
 * @returns the exit code
 * @throws CommandError with what was refused
 */
export async function fromBundle(
  command: StageCommand,
  renewable: Renewable,
  around: Surroundings,
): Promise<number> {
  const { folder } = command;
  const whole = await readBundle(folder);
  const has = Object.keys(whole.models);
  const names = command.models.map((name) => knownName('model in the bundle', name, has));
  const progress = new Progress('read', totalOf(whole.parts), showProgress('bundle', around.terminal));
  const problems = await partProblems(folder, whole.parts, progress);
  const refused: string[] = [];
  for (const name of names.length > 0 ? names : has) {
    try {
      const model = modelOf(renewable.deployment, name);
      await refuseUnlike(folder, model, whole, problems);
      await stageModel(command, model, bundledOf(whole, name), renewable, around);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      refused.push(`${name}: ${error.message}`);
    }
  }
  if (refused.length > 0) throw new CommandError(refused.join('\n\n'));
  around.print(bundleInWords(folder, whole));
  return 0;
}

function modelOf({ name: deployment, models }: Deployment, name: string): SelfHostedModel {
  const model = models.filter(isSelfHosted).find((one) => one.name === name);
  if (model) return model;
  throw new CommandError(
    `${deployment} has no such model with an image and weights. Nothing of it was staged.`,
  );
}

function bundledOf({ models }: Bundle, name: string): Bundled {
  const bundled = Object.hasOwn(models, name) ? models[name] : undefined;
  if (bundled) return bundled;
  throw new CommandError('It is not in the bundle.');
}

/** @throws CommandError if a file of the model, or what is pinned, is not as it has to be */
async function refuseUnlike(
  folder: string,
  model: SelfHostedModel,
  bundle: Bundle,
  problems: readonly PartProblem[],
): Promise<void> {
  const own = problems.filter(({ models }) => models.includes(model.name));
  if (own.length > 0) {
    throw new CommandError(
      `nothing was staged: its files are not those of the bundle.\n${problemLines(own)}\nBring the folder over again, and compare the SHA-256 of bundle.json on both sides.`,
    );
  }
  const bundled = bundledOf(bundle, model.name);
  const listed = new Map(
    bundle.parts.filter(({ models }) => models.includes(model.name)).map((part) => [part.path, part]),
  );
  const content = { digest: bundled.image.digest, manifest: bundled.weights.manifest };
  const unlisted = (await modelParts(folder, model.name, content)).filter(
    ({ path, bytes, sha256 }) => listed.get(path)?.sha256 !== sha256 || listed.get(path)?.bytes !== bytes,
  );
  if (unlisted.length > 0) {
    throw new CommandError(
      `nothing was staged: bundle.json was changed. It does not list these files as the manifests of the model do.\n${unlisted.map(({ path }) => `  ${path}`).join('\n')}\nBring the folder over again.`,
    );
  }
  const unlike = differences(model, bundled);
  if (unlike.length > 0) {
    throw new CommandError(
      `nothing was staged: the bundle has other content than the deployment file and its lock say.\n${unlike.map((line) => `  ${line}`).join('\n')}\nWrite a bundle from the same file and lock. If the new content is wanted, have the pins changed and reviewed first.`,
    );
  }
}

/** Stages image and weights by the hashes of the bundle, and pins both when they are there. */
async function stageModel(
  { deployment: typed, folder }: StageCommand,
  model: SelfHostedModel,
  { image, weights }: Bundled,
  { deployment, stale }: Renewable,
  around: Surroundings,
): Promise<void> {
  const found = await foundToday(around.account.sts);
  const pinned = {
    ...model,
    image: { ...model.image, digest: image.digest },
    weights: { ...model.weights, manifest: weights.manifest },
  };
  const one = { deployment: { ...deployment, models: [pinned] }, stale: [] };
  const shared = { deployment: typed, models: [model.name], plan: false, renew: false, json: false };
  const images = { ...shared, from: join(folder, IMAGES), withoutSkopeo: true };
  if ((await stageImages(images, one, around)) !== 0)
    throw new CommandError(
      'its image was not staged, and its weights were not tried. Run the command again.',
    );
  const place = join(folder, WEIGHTS, model.name, `sha256-${weights.manifest}`);
  await stageWeights({ ...shared, from: { kind: 'folder', folder: place } }, one, around);

  const isStale = (section: string) =>
    stale.some((pin) => pin.section === section && pin.model === model.name);
  const change = mergedPins([
    model.image.digest === undefined
      ? imagePin(model.name, image, found)
      : isStale('images')
        ? { images: { [model.name]: null } }
        : {},
    model.weights.manifest === undefined
      ? weightsPin(model.name, weights, found)
      : isStale('weights')
        ? { weights: { [model.name]: null } }
        : {},
  ]);
  if (pinsIn(change).length === 0) return;
  around.print(pinnedInWords(writePins(typed, deployment.name, change), change));
}
