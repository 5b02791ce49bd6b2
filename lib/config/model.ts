import { z } from 'zod';
import { KNOWN_REGIONS } from './facts/regions';
import { day, sha256, slug, text, tokens } from './scalars';

/** What every model has, whatever its host. */
const common = {
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
  source: text('a Hugging Face id, owner/name', /^[\w.-]+\/[\w.-]+$/),
  /** Git revision of the weights, 40 hex digits. */
  revision: text('a full git revision, 40 lower-case hex digits', /^[0-9a-f]{40}$/),
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
  digest: sha256,
  /**
   * The vLLM it carries, for the check against published advisories, where `source` does not tell.
   * @default what `source` tells
   */
  vllm: text('a version of vLLM such as 0.32.0', /^\d+\.\d+\.\d+$/).optional(),
});

const parserName = text("the name of one of vLLM's parsers, or none", /^[a-z0-9][a-z0-9_-]*$/);

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

/** The certificate the load balancer shows and the router trusts. */
const certificate = z.strictObject({
  /** ACM certificate for `hostName`, in this region and account. */
  arn: text(
    'the ARN of an ACM certificate',
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
  ),
  /** The name in the certificate. A private zone record points it at the internal load balancer. */
  hostName: text(
    'a lower-case DNS name with at least two labels',
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
  ),
  /** PEM certificates of the private CA that signed it. @default the public authorities */
  caBundle: text('PEM certificates', /-----BEGIN CERTIFICATE-----/).optional(),
});

/** An open-weight model on GPU EC2 instances the account owns, served by vLLM on ECS. */
const vllm = z.strictObject({
  ...common,
  host: z.literal('vllm'),
  weights,
  image,
  parsers: parsers.optional(),
  /** EC2 instance type with NVIDIA GPUs. One task takes one whole instance. */
  instanceType: text('an EC2 instance type such as g6.xlarge', /^[a-z0-9-]+\.[a-z0-9]+$/),
  /** Running copies. `desired` is where a first deploy starts; 0 until image and weights are staged. */
  copies: z
    .strictObject({ desired: z.int().min(0).max(64), max: z.int().min(1).max(64) })
    .refine((copies) => copies.desired <= copies.max, 'desired no larger than max'),
  certificate,
});

/** An open-weight model on a SageMaker real-time endpoint. */
const sagemaker = z.strictObject({
  ...common,
  host: z.literal('sagemaker'),
  weights,
  image,
  parsers: parsers.optional(),
  /** SageMaker hosting instance type. */
  instanceType: text('a SageMaker hosting type such as ml.g6.xlarge', /^ml\.[a-z0-9-]+\.[a-z0-9]+$/),
  instances: z
    .strictObject({ min: z.int().min(1).max(64), max: z.int().min(1).max(64) })
    .refine((instances) => instances.min <= instances.max, 'min no larger than max'),
});

/** A model on Amazon Bedrock. Without `profile` it answers inside the region. */
const bedrock = z.strictObject({
  ...common,
  host: z.literal('bedrock'),
  /** Foundation model id, version included: `mistral.mistral-large-3-675b-instruct`. */
  modelId: text('a Bedrock foundation model id, without a profile prefix', /^[a-z0-9-]+\.[a-z0-9.:-]+$/),
  /**
   * Cross-region inference, opt-in. The destination regions are written out, so that whoever reviews the file
   * sees where prompts may be processed. They decide the model's boundary: `geography` where all of them lie in the
   * deployment's own jurisdiction, otherwise `global`.
   */
  profile: z
    .strictObject({
      scope: z.enum(['us', 'eu', 'apac', 'jp', 'au', 'ca', 'us-gov', 'global']),
      destinations: z.union([z.literal('any commercial region'), z.array(z.enum(KNOWN_REGIONS)).min(1)]),
    })
    .optional(),
});

export const model = z.discriminatedUnion('host', [vllm, sagemaker, bedrock]);
export type Model = z.output<typeof model>;
export type VllmModel = Extract<Model, { host: 'vllm' }>;
export type SagemakerModel = Extract<Model, { host: 'sagemaker' }>;
export type BedrockModel = Extract<Model, { host: 'bedrock' }>;
/** A model whose weights and image the account holds. */
export type SelfHostedModel = VllmModel | SagemakerModel;
