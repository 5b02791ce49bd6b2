import * as z from 'zod/mini';
import { BOUNDARIES, type Host } from '../../../policy/boundary';
import { DATA_CLASSES } from '../../../policy/data-class';
import { ENTITY_TYPES } from '../../../policy/entity';
import { LANES } from '../../../policy/lane';
import { RESTRICTED_ON_OPEN_LANE } from '../../../policy/restricted-on-open-lane';
import { COMPREHEND_TYPES } from '../../../policy/second-opinion';
import { TASKS } from '../../../policy/task';

/**
 * What one lane's router knows. Written at synth by lib/gateway/router-config.ts, bundled beside the handler as
 * `router-config.json`, and decoded by {@link readRouterConfig} on both sides. Deploy-time values (ids, DNS
 * names) are not in it: a `…Variable` names the environment variable that holds one.
 */
const boundary = z.enum(BOUNDARIES);
const dataClass = z.enum(DATA_CLASSES);
const text = z.string().check(z.minLength(1));
const count = z.int().check(z.gte(1));
const price = z.number().check(z.gte(0));

/** What every model has, whatever its host. */
const common = {
  name: text,
  /** What the model is for: it answers at the endpoints that need this. */
  task: z.enum(TASKS),
  boundary,
  /** Where a prompt to this model may be processed: AWS region names, or `*` for any commercial region. */
  regions: z.array(text).check(z.minLength(1)),
  auto: z.boolean(),
  fallbacks: z.array(text),
  /** Prompt and answer together, in tokens. */
  contextTokens: count,
  maxOutputTokens: count,
  /** List price, for the records. Absent where none is known or the cost is the time of a GPU. Decides nothing. */
  usdPerMillionTokens: z.optional(z.strictObject({ input: price, output: price })),
};

const vllm = z.strictObject({
  ...common,
  host: z.literal('vllm'),
  /** Holds `https://<host name>[:port]`, without a path. */
  baseUrlVariable: text,
  /** PEM certificates to trust instead of the public authorities. */
  caBundle: z.optional(text),
});

const sagemaker = z.strictObject({
  ...common,
  host: z.literal('sagemaker'),
  endpointNameVariable: text,
});

const bedrock = z.strictObject({
  ...common,
  host: z.literal('bedrock'),
  /** The foundation model id, or the inference profile id where the deployment names a profile. */
  invokeId: text,
  guardrail: z.optional(z.strictObject({ idVariable: text, versionVariable: text })),
});

const model = z.discriminatedUnion('host', [vllm, sagemaker, bedrock]);

const secondOpinion = z.strictObject({
  service: z.literal('comprehend'),
  language: z.enum(['en', 'es']),
  minimumScore: z.number().check(z.gte(0), z.lte(1)),
  /** The class of each kind of personal data it is listened to about. */
  classes: z.partialRecord(z.enum(COMPREHEND_TYPES), dataClass),
  /** Longest wait for all that is asked about one request, milliseconds; then the request counts as restricted. */
  timeoutMs: count,
});

const routerConfig = z
  .strictObject({
    version: z.literal(1),
    /** The blueprint's own version, kept in each record. */
    codeVersion: text,
    deployment: text,
    account: text,
    region: text,
    /** `amazonaws.com` and its siblings in other partitions. */
    dnsSuffix: text,
    lane: z.enum(LANES),
    /** What callers of this lane prove themselves with: IAM signatures, or credentials the authorizer checks. */
    authentication: z.enum(['iam', 'bearer']),
    residency: boundary,
    ceilings: z.record(dataClass, boundary),
    /** What becomes of restricted data on the open lane. */
    restrictedOnOpenLane: z.strictObject({
      declaration: z.enum(RESTRICTED_ON_OPEN_LANE),
      detection: z.enum(RESTRICTED_ON_OPEN_LANE),
    }),
    /** The class of each kind of sensitive value the detector finds. */
    entityClasses: z.record(z.enum(ENTITY_TYPES), dataClass),
    /** Who is asked about what the detector cannot see; on the open lane only. Absent: nobody. */
    secondOpinion: z.optional(secondOpinion),
    /** Models in the order `auto` tries them; only those this lane reaches. */
    models: z.array(model).check(z.minLength(1)),
    /** Models of the deployment this lane has no path to, so that a refusal can say so instead of "unknown". */
    elsewhere: z.array(
      z.strictObject({ name: text, boundary, auto: z.boolean(), fallbacks: z.optional(z.array(text)) }),
    ),
    callers: z
      .array(
        z.strictObject({
          name: text,
          floor: dataClass,
          models: z.union([z.literal('all'), z.array(text).check(z.minLength(1))]),
          /** On a lane that takes IAM: role or user ARNs, without path: `arn:aws:iam::111122223333:role/claims`. */
          principals: z.optional(z.array(text).check(z.minLength(1))),
        }),
      )
      .check(z.minLength(1)),
    /** sha256 of everything above that decides where a request may go, lower-case hex; kept in each record. */
    policyHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    limits: z.strictObject({
      /** Largest request body, bytes. */
      bodyBytes: count,
      /** Longest wait for a candidate's first sign of life, and for each after it until its first event, milliseconds. */
      firstEventMs: count,
      /** Longest silence of a model once its answer has begun, milliseconds. */
      nextEventMs: count,
      /** Longest answer in all, milliseconds. */
      totalMs: count,
    }),
    audit: z.strictObject({ streamNameVariable: text, digestKeyIdVariable: text }),
  })
  .check(
    z.refine(({ lane, secondOpinion }) => !(lane === 'sealed' && secondOpinion), {
      path: ['secondOpinion'],
      message: 'the sealed lane asks nobody outside the account',
    }),
  );

export type RouterConfig = z.infer<typeof routerConfig>;
export type RouterModel = RouterConfig['models'][number];
export type ModelOn<H extends Host> = Extract<RouterModel, { host: H }>;

/** The name of the file beside the handler. */
export const ROUTER_CONFIG_FILE = 'router-config.json';

/** Decodes a configuration, or throws one error that lists every problem. */
export function readRouterConfig(json: unknown): RouterConfig {
  const result = routerConfig.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`,
  );
  throw new Error(`${ROUTER_CONFIG_FILE} is not a router configuration:\n${problems.join('\n')}`);
}
