import { z } from 'zod';
import { DEFAULT_ATTACHMENT_CLASSES } from '../../policy/attachment';
import { BOUNDARIES } from '../../policy/boundary';
import { DATA_CLASSES } from '../../policy/data-class';
import { ENTITY_TYPES } from '../../policy/entity';
import { REFUSE_RESTRICTED, RESTRICTED_ON_OPEN_LANE } from '../../policy/restricted-on-open-lane';
import { SUBSTITUTIONS } from '../../policy/substitution';
import { acceptedFinding } from './accepted-finding';
import { accountRules } from './account-rules';
import { accountSettings } from './account-settings';
import { auditArchive } from './audit-archive';
import { bearer } from './bearer';
import { cidr } from './cidr';
import { imports } from './imports/imports';
import { liveProof } from './live-proof';
import { model } from './model';
import { LONGEST_MODEL_NAME, MOST_MODELS } from './model-fields';
import { reason } from './reason';
import { accountId, day, mailAddress, prefixList, roleOrUserArn, slug, vpcEndpoint } from './scalars';
import { secondOpinion } from './second-opinion';
import { textLike } from './text-like';

/** A security group has 60 inbound rules (Amazon VPC quotas); some are for the workloads inside the VPC. */
const MOST_CLIENT_BLOCKS = 50;

const boundary = z.enum(BOUNDARIES);
const dataClass = z.enum(DATA_CLASSES);

const network = z.strictObject({
  /** The VPC's own block, /16 to /22, or the first block of an imported VPC. Nothing in it has a route to the internet. */
  cidr,
  /**
   * `one`: interface endpoints in the first zone only, a third of the idle cost and no zone redundancy. @default 'all'
   */
  endpointZones: z.enum(['all', 'one']).default('all'),
  /**
   * Prefix lists of the S3 and DynamoDB gateway endpoints, for egress rules. Needed only in a region whose lists
   * the blueprint does not know: `aws ec2 describe-prefix-lists` prints them. @default the region's facts
   */
  gatewayPrefixLists: z
    .strictObject({
      s3: prefixList,
      dynamodb: prefixList,
      /**
       * The day on which you saw that `aws ec2 describe-prefix-lists` prints these lists in the region, although the
       * blueprint's facts have others. @default the facts decide, where they know the region's lists
       */
      listsConfirmedOn: day.optional(),
    })
    .optional(),
});

/** Object Lock on the audit bucket. Irreversible once records are written, so it has no default. */
const objectLock = z.strictObject({
  /**
   * `compliance`: no principal, the account's root included, can delete a record early. `governance`: a named
   * permission can.
   */
  mode: z.enum(['governance', 'compliance']),
  /** How long each record is locked, in days. */
  days: z.int().min(1).max(36_500),
});

const audit = z.strictObject({
  objectLock,
  /**
   * Roles or users that may place legal holds, change locks and tags, and delete records whose lock permits it, within
   * their IAM permissions. The bucket policy denies it to every other principal. An ARN is the role's or user's own,
   * with its path. @default nobody
   */
  custodians: z.array(roleOrUserArn).max(50).default([]),
  /** A second copy of the records, in the bucket of a log archive. @default the locked bucket alone */
  archive: auditArchive.optional(),
});

/**
 * Who may write what the deployment trusts. Resource policies deny it to every other principal, administrators
 * included. An ARN is the role's or user's own, with its path; sessions count as their role. With nobody named, every
 * principal of the account writes that its IAM policies allow, and the compliance report lists it.
 */
const publishers = z.strictObject({
  /** Who issues, rotates and revokes API keys and replaces the issuer's key set: `npm run keys`. @default IAM decides */
  credentials: z.array(roleOrUserArn).max(50).default([]),
  /** Who stages weights and serving images. @default IAM decides */
  models: z.array(roleOrUserArn).max(50).default([]),
});

const caller = z.strictObject({
  name: slug(40),
  /** No request of this caller counts as less sensitive than this. */
  floor: dataClass,
  /** The models this caller may use. @default 'all' */
  models: z
    .union([z.literal('all'), z.array(slug(LONGEST_MODEL_NAME)).min(1).max(MOST_MODELS)])
    .default('all'),
  /**
   * IAM roles or users that are this caller, on lanes that accept IAM signatures. Role sessions count as their role;
   * paths are ignored. @default none
   */
  principals: z.array(roleOrUserArn).max(100).default([]),
  /** Values of `bearer.oidc.callerClaim` that are this caller, on lanes that accept tokens. @default none */
  tokens: z
    .array(textLike('the value of a claim', /^\S(.*\S)?$/, 'write the value of the claim in a decoded token'))
    .max(100)
    .default([]),
  /** Whether API keys may be issued to this caller, for lanes that accept them. @default false */
  apiKeys: z.boolean().default(false),
  /**
   * Data classes that this caller may send and that no model answers for it, although other callers are answered.
   * Such requests are refused. @default none
   */
  unserved: z.array(dataClass).max(DATA_CLASSES.length).default([]),
});

/**
 * Restricted data on the open lane of a deployment with a sealed lane. `refuse`: the error says to use the sealed lane.
 * `account-hosts`: models inside the account answer; only the router keeps the data from other models.
 */
const restrictedOnOpenLane = z.strictObject({
  /** Declared restricted, or sent by a caller with that floor. */
  declaration: z.enum(RESTRICTED_ON_OPEN_LANE).default(REFUSE_RESTRICTED.declaration),
  /** Restricted only because of what the detector found. */
  detection: z.enum(RESTRICTED_ON_OPEN_LANE).default(REFUSE_RESTRICTED.detection),
});

/** How answers reach the client. */
const answers = z.strictObject({
  /**
   * A stream without an event of its model begins after this many seconds, with a comment that clients ignore, so that
   * no client or proxy takes the silence for a failure. Another model may still be tried. Such a response has no
   * `x-model` and `x-boundary` headers; its chunks name the model. @default 20
   */
  streamStartSeconds: z.int().min(1).max(240).default(20),
  /**
   * Whether a fallback may answer in place of the model that a request names. `marked`: it may, and the header
   * `x-substituted-for` names the model that was asked for. `never`: a named model answers, or no model does. `auto`
   * names no model. @default marked
   */
  substitution: z.enum(SUBSTITUTIONS).default('marked'),
});

/** Clients of the private API besides workloads inside the VPC. */
const clients = z.strictObject({
  /** execute-api VPC endpoints in other VPCs. @default none */
  endpoints: z.array(vpcEndpoint).max(50).default([]),
  /** Address blocks that reach the deployment's own endpoint by peering, transit gateway or VPN. @default none */
  cidrs: z.array(cidr).max(MOST_CLIENT_BLOCKS).default([]),
  /** Accounts besides the deployment's own whose principals may call. @default none */
  accounts: z.array(accountId).max(50).default([]),
});

const operations = z.strictObject({
  /** The address that receives alarms. It must confirm the subscription by mail. */
  alarmEmail: mailAddress,
  /** Monthly budget in USD; an alarm at 80 % actual and 100 % forecast. No effect in regions without AWS Budgets. */
  monthlyBudgetUsd: z.number('an amount in USD').min(1).max(100_000_000),
});

/** A guardrail on every Bedrock answer, or the reason for having none. */
const guardrail = z.union([
  z.strictObject({
    /** Strength of the content filters. The guardrail blocks or masks what they find. */
    contentFilters: z.enum(['low', 'medium', 'high']),
  }),
  z.strictObject({ none: reason(20) }),
]);

/** Everything that a fork edits: one region, one account. */
export const deploymentSchema = z.strictObject({
  /** Part of every stack name: `<name>-foundation`. Changing it makes a new deployment. */
  name: slug(24),
  account: accountId,
  region: z.string('an AWS region').max(40),
  /** Two or three zones of the region that offer the GPU types in use. */
  availabilityZones: z.array(z.string('a zone name').max(60)).min(2).max(3),
  /**
   * The jurisdictions that count as home, which decide what boundary `geography` means: `EU` or the code of a country.
   * The region's own is one of them; each further one is a weakening. @default the region's own
   */
  jurisdiction: z.array(z.string('a jurisdiction, such as EU or CA').max(40)).max(40).optional(),
  /** The widest boundary any prompt may reach; lowers every class's ceiling at once. */
  residency: boundary,
  /** Ceilings lowered further, by class. Raising one above its default is an error. @default none */
  ceilings: z.partialRecord(dataClass, boundary).default({}),
  /** How the open lane treats restricted data. @default refused */
  restrictedOnOpenLane: restrictedOnOpenLane.prefault({}),
  /** Classes of types of sensitive value that differ from the default. @default none */
  entityClasses: z.partialRecord(z.enum(ENTITY_TYPES), dataClass).default({}),
  /** The least class of a request with a document that the detector cannot read, such as a PDF. @default restricted */
  unreadAttachments: dataClass.default(DEFAULT_ATTACHMENT_CLASSES.unreadAttachments),
  /** The least class of a request with an image, which the detector cannot read. @default internal */
  images: dataClass.default(DEFAULT_ATTACHMENT_CLASSES.images),
  /** A service that the open lane calls to find what the detector cannot: names and addresses. @default none */
  secondOpinion: secondOpinion.optional(),
  network,
  /** What other teams own and this deployment uses. @default everything is created */
  imports: imports.prefault({}),
  audit,
  /**
   * Days logs are kept. With less than a year, every log group has a finding of Control Tower, CT.CLOUDWATCH.PR.2, which
   * the deployment must accept in `acceptedFindings`. @default 3653
   */
  logRetentionDays: z.literal([30, 90, 180, 365, 731, 1827, 3653]).default(3653),
  publishers: publishers.prefault({}),
  /** In the order `auto` tries them. */
  models: z.array(model).min(1).max(MOST_MODELS),
  /** Needed if there is a model on Bedrock; otherwise without effect. */
  guardrail: guardrail.optional(),
  callers: z.array(caller).min(1).max(500),
  /** @default every lane accepts IAM signatures */
  bearer: bearer.optional(),
  /**
   * Data classes that callers may send and that no model answers for any caller. A hosted-only deployment, for
   * example, has no model for `restricted`. Such requests are refused. For a single caller, use its own `unserved`.
   * @default none
   */
  unserved: z.array(dataClass).max(DATA_CLASSES.length).default([]),
  clients: clients.prefault({}),
  answers: answers.prefault({}),
  /** What the deployment expects of settings that each account and region has once. @default see each */
  accountSettings: accountSettings.prefault({}),
  operations,
  /** The daily proof of what is deployed: its records and alarms, and what may run it. @default none */
  liveProof: liveProof.optional(),
  /** Findings of the rule packs that this deployment accepts in addition to those of the register. @default none */
  acceptedFindings: z.array(acceptedFinding).max(200).default([]),
  /** Tags on every resource that supports them. @default none */
  tags: z.record(z.string(), z.string()).default({}),
  /** What the account demands of roles, tags, stack names and deploys. @default nothing: a CDK bootstrap deploys */
  accountRules: accountRules.optional(),
});

/** A deployment as its file writes it: defaults may be left out. */
export type DeploymentInput = z.input<typeof deploymentSchema>;
/** A deployment after validation, every default filled in. */
export type Deployment = z.output<typeof deploymentSchema>;
