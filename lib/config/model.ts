import { z } from 'zod';
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
});

/** The serving image in the deployment's own ECR repository, by digest. */
const image = z.strictObject({
  /** What the image is, for people: the public name it was copied from. */
  source: z.string().min(1),
  digest: sha256,
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
   * sees where prompts may be processed.
   */
  profile: z
    .strictObject({
      scope: z.enum(['us', 'eu', 'apac', 'jp', 'au', 'ca', 'us-gov', 'global']),
      destinations: z.union([z.literal('any commercial region'), z.array(z.string()).min(1)]),
    })
    .optional(),
});

export const model = z.discriminatedUnion('host', [vllm, sagemaker, bedrock]);
export type Model = z.output<typeof model>;
export type VllmModel = Extract<Model, { host: 'vllm' }>;
export type SagemakerModel = Extract<Model, { host: 'sagemaker' }>;
export type BedrockModel = Extract<Model, { host: 'bedrock' }>;
