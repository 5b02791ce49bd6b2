import { z } from 'zod';
import { LONGEST_MODEL_NAME } from '../model-fields';
import { day, imageDigest, manifestHash, slug } from '../scalars';
import { textLike } from '../text-like';

/** A line of the lock that has no form of its own: a name, an ARN, a version. */
const words = (what: string) => textLike(what, /^\S(.*\S)?$/, 'write it without spaces at its ends', 2048);

/** When the deploy found what it pins, and the principal that ran it. */
const found = { on: day, by: words('the principal that pinned it') };

const imagePin = z.strictObject({
  /** The public name that the digest was resolved from. The pin holds as long as the deployment file has this name. */
  source: words('the name of the image'),
  digest: imageDigest,
  /** The platform that was taken from an index of several. */
  platform: words('a platform such as linux/amd64'),
  ...found,
});

const weightsPin = z.strictObject({
  /** The pin holds as long as the deployment file has this source, and this revision where the source has one. */
  source: words('the source of the weights'),
  revision: words('the revision of the weights').optional(),
  /** SHA-256 of the manifest that is staged with the weights. */
  manifest: manifestHash,
  /** The files of the manifest, and their size together. */
  files: z.int().min(1),
  bytes: z.int().min(1),
  ...found,
});

const machineImagePin = z.strictObject({
  id: textLike('the id of an AMI', /^ami-(?!0+$)([0-9a-f]{8}|[0-9a-f]{17})$/, 'write the id of an AMI'),
  ...found,
});

const byModel = <S extends z.ZodType>(pin: S) => z.record(slug(LONGEST_MODEL_NAME), pin).default({});

/** What deploys found for the names in a deployment file, beside it: `<name>.lock.json`. */
export const lockSchema = z.strictObject({
  schema: z.literal(1),
  deployment: slug(24),
  /** The digest of each model's serving image. */
  images: byModel(imagePin),
  /** The hash of the manifest of each model's weights. */
  weights: byModel(weightsPin),
  /** The machine image of each vLLM model's instances. @default the newest one of AWS at each deploy */
  machineImages: byModel(machineImagePin),
  /** What the last deploy ran with, such as `node`, `cdk` and `blueprint`. No template depends on it. */
  versions: z.record(z.string(), words('a version')).default({}),
});

export type LockFile = z.output<typeof lockSchema>;

/** The sections of a lock that pin something of a model. */
export const PINS = ['images', 'weights', 'machineImages'] as const;

/** The pin of a model in one section. Names such as `constructor` are names of models too. */
export function pinOf<P>(section: Readonly<Record<string, P>>, model: string): P | undefined {
  return Object.hasOwn(section, model) ? section[model] : undefined;
}

/** The lock file of a deployment file: `deployments/sandbox.ts` has `deployments/sandbox.lock.json`. */
export const lockFileOf = (deploymentFile: string): string => deploymentFile.replace(/\.ts$/, '.lock.json');
