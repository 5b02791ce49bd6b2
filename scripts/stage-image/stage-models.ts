import type { SelfHostedModel } from '../../lib/config/model';
import type { CopyProgress } from '../images/copy-image';
import type { Connection } from '../images/http/connection';
import { ImageError } from '../images/image-error';
import type { ImageSource, ImageTarget } from '../images/image-place';
import { referenceInWords } from '../images/image-reference';
import { imageTag } from '../images/image-tag';
import { type Pause, realPause } from '../images/pause';
import { type PlannedImage, planImage } from '../images/plan-image';
import { type Platform, platformInWords, platformOf } from '../images/platform';
import { resolveDigest, type StagedImage, stageImage } from '../images/stage-image';
import { unlessStopped } from '../images/unless-stopped';

/** What the command needs beside the models. */
export interface StagingPorts {
  readonly source: (image: SelfHostedModel['image']) => ImageSource;
  readonly target: (tag: string) => ImageTarget;
  readonly plan: boolean;
  /** The path of skopeo. @default the own client copies */
  readonly skopeo?: string;
  readonly onProgress?: (model: string, progress: CopyProgress) => void;
  readonly signal?: AbortSignal;
  readonly connection?: Connection;
  /** @default in real time */
  readonly pause?: Pause;
}

/** What became of the image of one model. */
export type ModelStaged = {
  readonly model: string;
  /** The image as the deployment file names it. */
  readonly source: string;
  readonly platform: string;
} & ((About & Result) | { readonly failed: ImageError });

interface About {
  readonly tag: string;
  /** Where the image comes from now. */
  readonly from: string;
  /** Whether the deployment file or its lock pinned it before. */
  readonly pinned: boolean;
}

type Result = { readonly staged: StagedImage } | { readonly planned: PlannedImage };

/** Stages the images of models, one after the other. The failure of one does not keep the others from being staged. */
export async function stageModels(
  models: readonly SelfHostedModel[],
  ports: StagingPorts,
): Promise<readonly ModelStaged[]> {
  const done: ModelStaged[] = [];
  for (const model of models) {
    const platform = platformOf(model.instanceType);
    const about = { model: model.name, source: model.image.source, platform: platformInWords(platform) };
    try {
      done.push({ ...about, ...(await stageModel(model, platform, ports)) });
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      done.push({ ...about, failed: error });
      if (error.kind === 'cancelled') break;
    }
  }
  return done;
}

const sourceInWords = (from: ImageSource) =>
  from.kind === 'layout' ? from.folder : referenceInWords(from.image);

async function stageModel(
  { name, image }: SelfHostedModel,
  platform: Platform,
  { source, target, plan, onProgress, ...ports }: StagingPorts,
): Promise<About & Result> {
  const from = source(image);
  const { digest } = image;
  const named = digest === undefined ? {} : { digest };
  const { platformDigest } = await resolveDigest(from, platform, { ...ports, ...named });
  if (digest !== undefined && digest !== platformDigest) {
    throw new ImageError(
      'wrong-digest',
      `image.digest of ${name} is that of an index of several platforms. Its instances start from the image for ${platformInWords(platform)}, which is ${platformDigest}.`,
      'Write that digest in its place, or leave it out of the deployment file, and run the command again.',
    );
  }
  const tag = imageTag(name, platformDigest);
  const asked = { from, to: target(tag), platform, digest: platformDigest };
  const about = { tag, pinned: digest !== undefined, from: sourceInWords(from) };
  if (plan) {
    const reach = { ...ports, pause: ports.pause ?? realPause(ports.signal), digest: platformDigest };
    return {
      ...about,
      planned: await unlessStopped(ports.signal, planImage(from, asked.to, platform, reach)),
    };
  }
  const progress = onProgress && { onProgress: (one: CopyProgress) => onProgress(name, one) };
  return { ...about, staged: await stageImage({ ...asked, ...ports, ...progress }) };
}
