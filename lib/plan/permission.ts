import type { EndpointService } from './endpoint-services';
import type { Resource } from './resource';
import type { Role } from './roles';

/** Operator, key, values: `{ StringEquals: { 'bedrock:InferenceProfileArn': ['…'] } }`. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, Resource | readonly Resource[]>>>>;

/**
 * One thing that a role may do, or must never do. Plain data: the role's IAM policy, the endpoint policies and the
 * security groups are all made from the same rows, and a test can compare them.
 */
export interface Permission {
  /** Letters and digits; unique within a role's policy. */
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly Resource[];
  /** @default none */
  readonly conditions?: Conditions;
  /**
   * The endpoints by which the call leaves the VPC. Empty where an AWS service makes the call from outside the VPC,
   * and for what is denied.
   */
  readonly through: readonly EndpointService[];
  /**
   * The services through which alone a key may be used, as `kms:ViaService` names them before the region. The service
   * calls KMS itself, so the role needs no network path to it. @default any
   */
  readonly viaService?: string | readonly string[];
}

/** One managed policy: the role that has it, and what it says. */
export interface PolicyRow {
  readonly role: Role;
  /**
   * Which of the role's policies this is. Each is attached by the stack that knows its resources: `base` and
   * `opinion` by the foundation, `models` by the inference stack, `service` by the gateway stack.
   */
  readonly part: 'base' | 'opinion' | 'models' | 'service';
  /**
   * Construct ids below the foundation's `Policies`; part of the policy's logical id (I10). @default attached by the
   * construct or stack that makes what the policy names
   */
  readonly path?: readonly string[];
  /** Part of the policy's identity: IAM replaces a policy whose description changes. */
  readonly description: string;
  readonly permissions: readonly Permission[];
}

/**
 * The id of a statement about one model. Statement ids take letters and digits only, and must differ: each hyphen of
 * `Invoke-qwen3-32b` becomes an `X`, which no model name contains, so `llama-3` and `llama3` stay apart.
 */
export function statementIdOf(verb: string, model: { readonly name: string }): string {
  return `${verb}-${model.name}`.replaceAll('-', 'X');
}
