import { z } from 'zod';
import { BOUNDARIES } from '../../policy/boundary';
import { DATA_CLASSES } from '../../policy/data-class';
import { ENTITY_TYPES } from '../../policy/entity';
import { REFUSE_RESTRICTED, RESTRICTED_ON_OPEN_LANE } from '../../policy/restricted-on-open-lane';
import { acceptedFinding } from './accepted-finding';
import { bearer } from './bearer';
import { model } from './model';
import { accountId, cidr, prefixList, roleOrUserArn, slug, text } from './scalars';
import { secondOpinion } from './second-opinion';

const boundary = z.enum(BOUNDARIES);
const dataClass = z.enum(DATA_CLASSES);

const network = z.strictObject({
  /** The VPC's own block, /16 to /22. Nothing in it has a route to or from the internet. */
  cidr,
  /** `one`: interface endpoints in the first zone only, a third of the idle cost and no zone redundancy. @default 'all' */
  endpointZones: z.enum(['all', 'one']).default('all'),
  /**
   * Prefix lists of the S3 and DynamoDB gateway endpoints, for egress rules. Needed only in a region whose lists
   * the blueprint does not know: `aws ec2 describe-prefix-lists` prints them. @default the region's facts
   */
  gatewayPrefixLists: z.strictObject({ s3: prefixList, dynamodb: prefixList }).optional(),
});

/** Object Lock on the audit bucket. Irreversible once records are written, so it has no default. */
const objectLock = z.strictObject({
  /** `compliance`: nobody, the account's root included, can delete a record early. `governance`: a named permission can. */
  mode: z.enum(['governance', 'compliance']),
  /** How long each record is locked, in days. */
  days: z.int().min(1).max(36_500),
});

const caller = z.strictObject({
  name: slug(40),
  /** No request of this caller counts as less sensitive than this. */
  floor: dataClass,
  /** The models this caller may use. @default 'all' */
  models: z.union([z.literal('all'), z.array(slug(40)).min(1)]).default('all'),
  /**
   * IAM roles or users that are this caller, on lanes that take IAM. Role sessions count as their role; paths are
   * ignored. @default none
   */
  principals: z.array(roleOrUserArn).default([]),
  /** Values of `bearer.oidc.callerClaim` that are this caller, on lanes that take tokens. @default none */
  tokens: z.array(z.string('the value of a claim').min(1).max(256)).default([]),
  /** Whether API keys may be issued to this caller, for lanes that take them. @default false */
  apiKeys: z.boolean().default(false),
  /**
   * Data classes this caller may send and no model may answer, said on purpose, where other callers are answered.
   * Such requests are refused. @default none
   */
  unserved: z.array(dataClass).default([]),
});

/**
 * Restricted data on the open lane of a deployment that has a sealed one. `refuse`: told to use the sealed lane.
 * `account-hosts`: answered by models inside the account, kept from all others by the router alone.
 */
const restrictedOnOpenLane = z.strictObject({
  /** Declared restricted, or sent by a caller with that floor. */
  declaration: z.enum(RESTRICTED_ON_OPEN_LANE).default(REFUSE_RESTRICTED.declaration),
  /** Made restricted by nothing but what the detector found. */
  detection: z.enum(RESTRICTED_ON_OPEN_LANE).default(REFUSE_RESTRICTED.detection),
});

/** Who may reach the private API besides workloads inside the VPC. */
const clients = z.strictObject({
  /** execute-api VPC endpoints in other VPCs. @default none */
  endpoints: z.array(text('a VPC endpoint id such as vpce-0a1b2c3d', /^vpce-[0-9a-f]{8,17}$/)).default([]),
  /** Address blocks that reach the deployment's own endpoint by peering, transit gateway or VPN. @default none */
  cidrs: z.array(cidr).default([]),
  /** Accounts whose principals may call, besides the deployment's own. @default none */
  accounts: z.array(accountId).default([]),
});

/**
 * Who sets the account's API Gateway logging role, a singleton of account and region. `require`: it must exist,
 * the deploy checks. `observe`: somebody else vouches for it, nothing is checked. `own`: this deployment sets
 * it, and leaves it behind when deleted.
 */
const apiGatewayAccount = z.enum(['require', 'observe', 'own']);

const operations = z.strictObject({
  /** Where alarms go. The subscription must be confirmed by mail. */
  alarmEmail: z.email('a mail address'),
  /** Monthly budget in USD; an alarm at 80 % actual and 100 % forecast. Without effect where AWS Budgets has no type. */
  monthlyBudgetUsd: z.number('an amount in USD').positive('an amount above 0'),
});

/** A guardrail on every Bedrock answer, or the reason there is none. */
const guardrail = z.union([
  z.strictObject({
    /** Blocks or masks what the guardrail finds. Strength of the content filters. */
    contentFilters: z.enum(['low', 'medium', 'high']),
  }),
  z.strictObject({ none: z.string().min(20, 'a reason an auditor can read, 20 characters or more') }),
]);

/** The whole of what a fork edits: one region, one account. */
export const deploymentSchema = z.strictObject({
  /** Part of every stack name: `<name>-foundation`. Changing it makes a new deployment. */
  name: slug(24),
  account: accountId,
  region: z.string('an AWS region'),
  /** Two or three zones of the region that offer the GPU types in use. */
  availabilityZones: z.array(z.string('a zone name')).min(2).max(3),
  /** The widest boundary any prompt may reach; lowers every class's ceiling at once. */
  residency: boundary,
  /** Ceilings lowered further, by class. Raising one above its default is an error. @default none */
  ceilings: z.partialRecord(dataClass, boundary).default({}),
  /** What becomes of restricted data that arrives on the open lane. @default refused, whoever says so */
  restrictedOnOpenLane: restrictedOnOpenLane.prefault({}),
  /** The class of a kind of sensitive value, where it differs from the default. @default none differs */
  entityClasses: z.partialRecord(z.enum(ENTITY_TYPES), dataClass).default({}),
  /** Who is asked, on the open lane, about what the detector cannot see: names and addresses. @default nobody */
  secondOpinion: secondOpinion.optional(),
  network,
  audit: z.strictObject({ objectLock }),
  /** Days logs are kept. @default 3653 */
  logRetentionDays: z.literal([30, 90, 180, 365, 731, 1827, 3653]).default(3653),
  /** In the order `auto` tries them. */
  models: z.array(model).min(1),
  /** Needed where there is a model on Bedrock, without meaning where there is none. */
  guardrail: guardrail.optional(),
  callers: z.array(caller).min(1),
  /** @default every lane takes IAM */
  bearer: bearer.optional(),
  /**
   * Data classes that callers may send and no model may answer, whoever sends them, said on purpose: a hosted-only
   * deployment has nobody to answer `restricted`. Such requests are refused. What holds for one caller alone is
   * said there. @default none
   */
  unserved: z.array(dataClass).default([]),
  clients: clients.prefault({}),
  apiGatewayAccount: apiGatewayAccount.default('require'),
  operations,
  /** Findings of the rule packs that this deployment accepts beside those the blueprint accepts. @default none */
  acceptedFindings: z.array(acceptedFinding).default([]),
  /** Tags on every resource that takes them. @default none */
  tags: z
    .record(
      text('a tag key: 128 characters at most, not beginning with aws:', /^(?!aws:).{1,128}$/),
      z.string().max(256),
    )
    .default({}),
});

/** A deployment as its file writes it: defaults may be left out. */
export type DeploymentInput = z.input<typeof deploymentSchema>;
/** A deployment after validation, every default filled in. */
export type Deployment = z.output<typeof deploymentSchema>;
