import type { EndpointService } from './endpoint-services';
import type { Resource } from './resource';
import type { Role } from './roles';

/** Operator, key, values: `{ StringEquals: { 'bedrock:InferenceProfileArn': ['…'] } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, Resource | readonly Resource[]>>>>;

/**
 * One permission of a role, or one explicit deny. Plain data: IAM policies, endpoint policies and security groups are
 * made from the same rows, and a test can compare them.
 */
export interface Permission {
  /** Letters and digits; unique within a role's policy. */
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly Resource[];
  /** Of a deny: it is about every resource but these, and `resources` is empty. @default it is about `resources` */
  readonly except?: readonly Resource[];
  /** @default none */
  readonly conditions?: Conditions;
  /**
   * The endpoints through which the call leaves the VPC. Empty if an AWS service makes the call from outside the VPC,
   * and for a deny.
   */
  readonly through: readonly EndpointService[];
  /**
   * Restricts the use of a key to calls through these services, named as in `kms:ViaService` before the region. The
   * service calls KMS itself, so the role needs no network path to KMS. @default any
   */
  readonly viaService?: string | readonly string[];
  /**
   * Which policy allows it. `bucket`: the policy of the bucket names the role and the objects, so that the policy of the
   * role has no pattern of objects. Everything else is made from the row as ever: endpoint policies, and denials.
   * @default the role's own policy
   */
  readonly allowedBy?: 'bucket';
}

/** One managed policy: its role and its statements. */
export interface PolicyRow {
  readonly role: Role;
  /**
   * Which of the role's policies this is. The stack that has the resources attaches it: the foundation `base` and
   * `opinion`, the inference stack `models`, the gateway stack `service`.
   */
  readonly part: 'base' | 'opinion' | 'models' | 'service';
  /**
   * Construct ids below the foundation's `Policies`; part of the policy's logical id (I10).
   * @default the construct or stack that creates the resources attaches the policy
   */
  readonly path?: readonly string[];
  /** Whether it outlives the stack, with its role. @default false, or what the construct that attaches it says */
  readonly isRetained?: boolean;
  /** The path of the policy in IAM. @default '/' */
  readonly iamPath?: string;
  /** Part of the policy's identity: IAM replaces a policy whose description changes. */
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/**
 * The id of a statement about one model. IAM allows only letters and digits in it, and it must be unique. Each hyphen
 * of `Invoke-qwen3-32b` becomes an `X`, which no model name contains: `llama-3` and `llama3` get different ids.
 */
export function statementIdOf(verb: string, model: { readonly name: string }): string {
  return `${verb}-${model.name}`.replaceAll('-', 'X');
}
