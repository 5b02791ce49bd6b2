import * as z from 'zod/mini';
import { BOUNDARIES } from '../../../policy/boundary';
import { DATA_CLASSES } from '../../../policy/data-class';
import { ENTITY_TYPES } from '../../../policy/entity';
import { LANES } from '../../../policy/lane';
import { RESTRICTED_ON_OPEN_LANE } from '../../../policy/restricted-on-open-lane';
import { COMPREHEND_TYPES } from '../../../policy/second-opinion';
import { SUBSTITUTIONS } from '../../../policy/substitution';
import { FIPS_SERVICES } from '../../aws/endpoints';
import { ROUTER_MODEL_SCHEMAS, type RouterModelSchema } from '../hosts/hosts';

/**
 * The configuration of one lane's router. lib/gateway/router-config.ts writes it at synth, as `router-config.json`
 * beside the handler. Both sides decode it by {@link readRouterConfig}. It holds no deploy-time values (ids, DNS
 * names): a `…Variable` names the environment variable that holds one.
 */
const boundary = z.enum(BOUNDARIES);
const dataClass = z.enum(DATA_CLASSES);
const text = z.string().check(z.minLength(1));
const count = z.int().check(z.gte(1));

const [first, ...others] = ROUTER_MODEL_SCHEMAS as [RouterModelSchema, ...RouterModelSchema[]];
const model = z.discriminatedUnion('host', [first, ...others]);

const secondOpinion = z.strictObject({
  service: z.literal('comprehend'),
  language: z.enum(['en', 'es']),
  minimumScore: z.number().check(z.gte(0), z.lte(1)),
  /** The data class of each kind of personal data that it reports. It ignores all other kinds. */
  classes: z.partialRecord(z.enum(COMPREHEND_TYPES), dataClass),
  /** Longest time for all calls about one request, milliseconds. After that the request counts as restricted. */
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
    /** The services that are called at their FIPS endpoints. @default none */
    fips: z.optional(z.array(z.enum(FIPS_SERVICES)).check(z.minLength(1))),
    lane: z.enum(LANES),
    /** How callers of this lane authenticate: with IAM signatures, or with credentials that the authorizer checks. */
    authentication: z.enum(['iam', 'bearer']),
    /** The jurisdictions that the deployment calls home, which its boundaries were derived with. */
    jurisdiction: z.array(text).check(z.minLength(1)),
    residency: boundary,
    ceilings: z.record(dataClass, boundary),
    /** What the open lane does with restricted data. */
    restrictedOnOpenLane: z.strictObject({
      declaration: z.enum(RESTRICTED_ON_OPEN_LANE),
      detection: z.enum(RESTRICTED_ON_OPEN_LANE),
    }),
    /** Whether another model may answer in place of a named one. A header then says so. */
    substitution: z.enum(SUBSTITUTIONS),
    /** The class of each kind of sensitive value the detector finds. */
    entityClasses: z.record(z.enum(ENTITY_TYPES), dataClass),
    /** The class of a document that the detector cannot read. */
    unreadAttachments: dataClass,
    /** The class of an image, which the detector cannot read either. */
    images: dataClass,
    /** The service that finds what the detector cannot see; on the open lane only. @default none */
    secondOpinion: z.optional(secondOpinion),
    /** The models that this lane reaches, in the order in which `auto` tries them. */
    models: z.array(model).check(z.minLength(1)),
    /** The models that this lane does not reach, so that a refusal can say so instead of "unknown". */
    elsewhere: z.array(
      z.strictObject({
        name: text,
        boundary,
        because: z.optional(text),
        auto: z.boolean(),
        fallbacks: z.optional(z.array(text)),
      }),
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
    /** SHA-256, lower-case hex, of every field above that decides where a request may go; kept in each record. */
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
    /** A stream begins after this long, milliseconds, also without an event of its model. */
    streamStartMs: count,
    audit: z.strictObject({ streamNameVariable: text, digestKeyIdVariable: text }),
  })
  .check(
    z.refine(({ lane, secondOpinion }) => !(lane === 'sealed' && secondOpinion), {
      path: ['secondOpinion'],
      message: 'the sealed lane calls no service outside the account',
    }),
  );

export type RouterConfig = z.infer<typeof routerConfig>;
export type RouterModel = RouterConfig['models'][number];
export type { RouterModelOn } from '../hosts/hosts';

/** The file beside the handler. */
export const ROUTER_CONFIG_FILE = 'router-config.json';

/** Decodes a configuration. @throws Error that lists every problem */
export function readRouterConfig(json: unknown): RouterConfig {
  const result = routerConfig.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`,
  );
  throw new Error(`${ROUTER_CONFIG_FILE} is not a router configuration:\n${problems.join('\n')}`);
}
