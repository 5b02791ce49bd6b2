import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Renewable } from '../../lib/config/load-deployment';
import type { SelfHostedModel } from '../../lib/config/model';
import { required } from '../../lib/plan/required';
import { CommandError } from '../command-line/command-error';
import { deploymentToday } from '../command-line/deployment-today';
import { platformInWords, platformOf } from '../images/platform';
import { foundHere } from '../pins/pins';
import { chosenModels } from '../stage-image/chosen-models';
import { run as stageImages } from '../stage-image/run';
import { showProgress } from '../stage-weights/progress-line';
import { run as stageWeights } from '../stage-weights/run';
import { Progress } from '../weights/progress';
import { totalOf } from '../weights/read-weights';
import {
  type Bundle,
  type Bundled,
  IMAGES,
  type Part,
  unmarkBundle,
  WEIGHTS,
  writeBundle,
} from './bundle/bundle-file';
import { layoutParts, modelParts, weightsParts } from './bundle/model-parts';
import { type PartProblem, partProblems, problemLines } from './bundle/part-problems';
import { bundleInWords } from './bundle/words';
import type { StageCommand } from './command-line';
import type { Surroundings } from './surroundings';

/** Writes images and weights into a folder, pins both, and then reads all of it again. @returns the exit code */
export async function bundle(
  command: StageCommand,
  renewable: Renewable,
  around: Surroundings,
): Promise<number> {
  const { deployment, folder, renew } = command;
  const models = chosenModels(renewable.deployment.models, command.models).map(({ name }) => name);
  await prepare(folder);
  const shared = { deployment, plan: false, renew, json: false };
  const images = { ...shared, models, to: join(folder, IMAGES), withoutSkopeo: true };
  const code = await stageImages(images, renewable, around);
  if (code !== 0) return code;
  const left: string[] = [];
  for (const model of chosenModels(renewable.deployment.models, models))
    if (!(await hasWeights(folder, model))) left.push(model.name);
  if (left.length > 0)
    await stageWeights({ ...shared, models: left, to: join(folder, WEIGHTS) }, renewable, around);

  const now = deploymentToday(deployment);
  const sealed = await seal(folder, now.name, chosenModels(now.models, models), around);
  around.print(bundleInWords(folder, sealed));
  return 0;
}

/** What an interrupted run may have left is not part of the bundle. */
async function prepare(folder: string): Promise<void> {
  await unmarkBundle(folder).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`Cannot write into ${folder} (${error.code}). Name another folder.`);
  });
  const blobs = join(folder, IMAGES, 'blobs', 'sha256');
  for (const name of await readdir(blobs).catch(() => []))
    if (name.endsWith('.part')) await rm(join(blobs, name));
}

/** Whether the pinned weights of a model are in the folder, whole. */
async function hasWeights(folder: string, { name, weights }: SelfHostedModel): Promise<boolean> {
  if (weights.manifest === undefined) return false;
  const there = await weightsParts(folder, name, weights.manifest).catch(() => undefined);
  if (!there) return false;
  const parts = there.files.map((file) => ({ ...file, models: [name] }));
  const problems = await partProblems(join(folder), parts, new Progress('read', totalOf(parts)));
  return !problems.some(({ path }) => path.startsWith(`${WEIGHTS}/${name}/sha256-${weights.manifest}/`));
}

async function seal(
  folder: string,
  deployment: string,
  models: readonly SelfHostedModel[],
  { terminal }: Surroundings,
): Promise<Bundle> {
  const parts = new Map<string, Part>();
  const bundled: Record<string, Bundled> = {};
  const names = models.map(({ name }) => name);
  for (const file of await layoutParts(folder)) parts.set(file.path, { ...file, models: names });
  for (const model of models) {
    bundled[model.name] = await asBundled(folder, model);
    for (const file of await modelParts(folder, model.name, contentOf(model))) {
      const others = parts.get(file.path)?.models ?? [];
      parts.set(file.path, { ...file, models: [...others, model.name] });
    }
  }
  const all = [...parts.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  const progress = new Progress('read', totalOf(all), showProgress('bundle', terminal));
  refuse(folder, await partProblems(folder, all, progress));
  const { on, by } = foundHere();
  const sealed: Bundle = { schema: 1, deployment, created: { on, by }, models: bundled, parts: all };
  await writeBundle(folder, sealed);
  return sealed;
}

const contentOf = ({ name, image, weights }: SelfHostedModel) => ({
  digest: required(image.digest, `the digest of ${name}`),
  manifest: required(weights.manifest, `the manifest of ${name}`),
});

async function asBundled(folder: string, model: SelfHostedModel): Promise<Bundled> {
  const { digest, manifest: hash } = contentOf(model);
  const { manifest } = await weightsParts(folder, model.name, hash);
  const { files, bytes } = totalOf(manifest.files);
  const { source, revision } = manifest;
  return {
    image: { source: model.image.source, digest, platform: platformInWords(platformOf(model.instanceType)) },
    weights: { source, ...(revision !== undefined && { revision }), manifest: hash, files, bytes },
  };
}

function refuse(folder: string, problems: readonly PartProblem[]): void {
  if (problems.length === 0) return;
  throw new CommandError(
    `${folder} is not a whole bundle:\n${problemLines(problems)}\nRemove these files and run the command again; or write into an empty folder.`,
  );
}
