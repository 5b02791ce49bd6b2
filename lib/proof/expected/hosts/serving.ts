import type { SelfHostedModel } from '../../../config/model';
import { claimedBy, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { parsersOf } from '../models/parsers';
import { embeddingOf } from '../models/task';
import { baseOf, revisionOf } from '../models/weights';
import { bucket, IMAGES } from '../things';

// What a serving container is, whichever host runs it.

/**
 * A tag could move to another image, and another account's registry has another owner. Of zeros, which is no digest of an
 * image, nothing starts: so it is until one is pinned.
 */
export const imageOf = ({ deployment, dnsSuffix }: Basis, { image }: SelfHostedModel) =>
  claimedBy(
    'hosts.image-and-weights',
    `${deployment.account}.dkr.ecr.${deployment.region}.${dnsSuffix}/${the(IMAGES)}@${image.digest ?? `sha256:${'0'.repeat(64)}`}`,
  );

/**
 * Weights with a pinned manifest are where its hash says, and others where their revision does. The slash at the end keeps
 * out a folder whose name only begins the same.
 */
export const weightsOf = ({ name, weights }: SelfHostedModel) =>
  claimedBy(
    'hosts.image-and-weights',
    `s3://${the(bucket('weights'))}/${name}/${weights.manifest ? `sha256-${weights.manifest}` : revisionOf(weights)}/`,
  );

/** No answer is longer, whatever a caller requests. */
export const answerLimit = ({ maxOutputTokens }: SelfHostedModel) => `{"max_new_tokens":${maxOutputTokens}}`;

/** How vLLM serves weights that embed: by its pooling runner, with the lengths of vectors that the facts list. */
export function embeddingSettings(model: SelfHostedModel): { readonly lengths?: string } | undefined {
  const embedding = embeddingOf(model);
  if (!embedding) return undefined;
  const { dimensions } = embedding;
  return dimensions ? { lengths: `{"matryoshka_dimensions":[${dimensions.join(',')}]}` } : {};
}

/** Nothing is downloaded from Hugging Face, and no usage is reported to vLLM or AWS. */
export const OFFLINE: Readonly<Record<string, string>> = {
  HF_HUB_OFFLINE: '1',
  TRANSFORMERS_OFFLINE: '1',
  VLLM_NO_USAGE_STATS: '1',
  DO_NOT_TRACK: '1',
  OPT_OUT_TRACKING: 'true',
};

/**
 * The file that harmony, the format of gpt-oss, would fetch from the internet (openai/harmony issue 95, 2026-11-26).
 * Weights of the family have the word in their name, and only they have its parsers.
 */
export const VOCABULARY_FILE = 'o200k_base.tiktoken';

export function needsVocabulary(model: SelfHostedModel): boolean {
  const { reasoning, tools } = parsersOf(model);
  return /gpt-oss/i.test(baseOf(model.weights)) || reasoning === 'openai_gptoss' || tools === 'openai';
}
