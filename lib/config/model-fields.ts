import { z } from 'zod';
import { day, imageDigest, slug, textLike, tokens } from './scalars';

/** What every model has, whatever its host. */
export const commonFields = {
  /** The name callers use. */
  name: slug(40).refine(
    (name) => name !== 'auto',
    'any name but auto, which leaves the choice to the router',
  ),
  /** Whether the name `auto` may choose this model. Models are tried in the order the deployment lists them. @default true */
  auto: z.boolean().default(true),
  /** Models tried, in order, when this one fails before its first event. Each is judged by the same policy. @default none */
  fallbacks: z.array(slug(40)).default([]),
  /** Longest prompt and answer together, in tokens. */
  contextTokens: tokens,
  /**
   * Longest answer, in tokens, whatever a caller asks for. On `vllm` and `sagemaker` the server holds it, on `bedrock`
   * each call carries it. A caller who sets no limit gets what room its prompt leaves in the context, up to this.
   */
  maxOutputTokens: tokens,
  /**
   * The day somebody looked in the account itself and found that this model can be had here: the instance type in
   * these zones, the Bedrock model or profile in this region. What the blueprint knows of availability is a lower
   * bound; this overrules it. @default the facts decide
   */
  availabilityConfirmedOn: day.optional(),
};

/** Open weights, pinned: which, and exactly which revision. Staged under `<model name>/<revision>/` in the weights bucket. */
const weights = z.strictObject({
  /** Hugging Face id, for facts (size, licence) and for staging. */
  source: textLike('a Hugging Face id, owner/name', /^[\w.-]+\/[\w.-]+$/),
  /** Git revision of the weights, 40 hex digits. */
  revision: textLike('a full git revision, 40 lower-case hex digits', /^[0-9a-f]{40}$/),
  /**
   * What permits the use where the model's public licence does not: a contract, or why the clause does not apply.
   * @default the public licence
   */
  grant: z.string().min(20, 'words an auditor can read, 20 characters or more').optional(),
  /**
   * The day somebody read the model card and found that these weights answer chat requests. For weights that the
   * catalogue (lib/config/facts/models.json) does not have; a task the catalogue states is not overruled.
   * @default the catalogue decides; weights it does not have are warned about
   */
  chatConfirmedOn: day.optional(),
});

/** The serving image in the deployment's own ECR repository, by digest. */
const image = z.strictObject({
  /** What the image is, for people: the public name it was copied from. */
  source: z.string().min(1),
  digest: imageDigest,
  /**
   * The vLLM it carries, for the check against published advisories, where `source` does not tell.
   * @default what `source` tells
   */
  vllm: textLike('a version of vLLM such as 0.32.0', /^\d+\.\d+\.\d+$/).optional(),
});

const parserName = textLike("the name of one of vLLM's parsers, or none", /^[a-z0-9][a-z0-9_-]*$/);

/**
 * vLLM's parsers for the weights, by vLLM's own names; `none` starts it without one.
 * @default for each, what the catalogue says of the weights; none where it does not have them
 */
const parsers = z.strictObject({
  /** Takes the model's thinking out of its answer. With `none`, thinking is part of the answer. */
  reasoning: parserName.optional(),
  /** Turns what the model writes into tool calls. */
  tools: parserName.optional(),
});

/** What a model has whose weights and serving image the account keeps. */
export const selfHostedFields = { weights, image, parsers: parsers.optional() };
