import { z } from 'zod';
import { EXTRA_NAMES } from '../../policy/extra';
import { THINKING } from '../../policy/thinking';
import { answerTokens, day, imageDigest, slug, tokens } from './scalars';
import { correctableText, textLike } from './text-like';
import { weights } from './weights';

/** A deployment has no more models than this. */
export const MOST_MODELS = 50;

/** Characters of a model's name at most. */
export const LONGEST_MODEL_NAME = 40;

/** The fields of every model, whatever its host. */
export const commonFields = {
  /** The name callers use. */
  name: slug(LONGEST_MODEL_NAME).refine((name) => name !== 'auto', {
    message: 'any name but auto, which leaves the choice to the router',
    params: { fix: 'name the model itself, such as qwen3-8b' },
  }),
  /**
   * Whether the name `auto` may choose this model. Models are tried in the order in which the deployment lists them.
   * @default true
   */
  auto: z.boolean().default(true),
  /**
   * Models to try, in order, if this one fails before its first event. The same policy applies to each. @default none
   */
  fallbacks: z.array(slug(LONGEST_MODEL_NAME)).max(MOST_MODELS).default([]),
  /** Longest prompt and answer together, in tokens; of a model for embedding, the longest text. */
  contextTokens: tokens,
  /**
   * Required of a model that chats, and of no other. Longest answer, in tokens, whatever limit a caller requests. On `vllm` and `sagemaker` the server enforces it; on
   * `bedrock` each call states it. Without a limit of its own a caller gets the room that its prompt leaves in the
   * context, up to this. @default 0: a model for embedding writes no text
   */
  maxOutputTokens: answerTokens.default(0),
  /**
   * Whether the model thinks before it answers. What it thinks is not part of the answer, but its tokens count: they
   * take time, are part of `maxOutputTokens`, and cost on Bedrock as much as an answer's. `caller`: each request
   * decides, by `reasoning_effort`. @default what the model does by itself
   */
  thinking: z.enum(THINKING).optional(),
  /**
   * The day on which you confirmed in the account that this model is available: the instance type in these zones, the
   * Bedrock model or profile in this region. The blueprint's facts are a lower bound, and this overrides them.
   * @default the facts decide
   */
  availabilityConfirmedOn: day.optional(),
};

/** The serving image in the deployment's own ECR repository, by digest. */
const image = z.strictObject({
  /** The public name that the image was copied from. */
  source: textLike(
    'the name of an image, such as vllm/vllm-openai:v0.32.0',
    /^[\w][\w.:/@-]*$/,
    'write the name by which its registry serves it, without spaces',
    512,
  ),
  /** The digest in the repository. @default the lock's; an image that neither pins is not deployed */
  digest: imageDigest.optional(),
  /**
   * The version of vLLM in the image, for the check against published advisories, if `source` does not contain it.
   * @default the version in `source`
   */
  vllm: correctableText(
    'a version of vLLM such as 0.32.0',
    /^\d+\.\d+\.\d+$/,
    (text) => text.trim().replace(/^v/, ''),
    'write the three numbers that vllm --version prints',
  ).optional(),
});

const parserName = correctableText(
  "the name of one of vLLM's parsers, or none",
  /^[a-z0-9][a-z0-9_-]*$/,
  (text) => text.trim().toLowerCase(),
  'write a name that vllm serve --help lists, or none',
);

/**
 * vLLM's parsers for the weights, by vLLM's own names; `none` starts vLLM without one.
 * @default the catalogue's parsers for the weights; none if it does not have the weights
 */
const parsers = z.strictObject({
  /** Removes the model's reasoning from its answer. With `none`, the reasoning is part of the answer. */
  reasoning: parserName.optional(),
  /** Converts the model's output into tool calls. */
  tools: parserName.optional(),
});

/**
 * The fields of vLLM's own that callers may send to the model; policy/extra.ts says what each does. A request with
 * another one never reaches the model. @default none
 */
const extras = z
  .array(z.enum(EXTRA_NAMES))
  .min(1)
  .max(EXTRA_NAMES.length)
  .refine((names) => new Set(names).size === names.length, {
    message: 'each field once',
    params: { fix: 'remove the second one' },
  });

/** The fields of a model whose weights and serving image the account holds. */
export const selfHostedFields = {
  weights,
  image,
  parsers: parsers.optional(),
  extras: extras.optional(),
};
