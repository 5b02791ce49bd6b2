import type { LaneWorkload, Role, Workload } from './roles';

/** A log group, named by the role or the service that writes to it. */
export type LogGroupName = `${Exclude<Role, 'flow-logs'> | 'flow'}-logs`;

/**
 * A resource of the deployment, by its purpose. Its ARN exists only after a deploy, so the rows of the plan use this
 * name, and each consumer resolves it with {@link arnsOf}.
 */
export type ResourceName =
  | 'audit-stream'
  | 'audit-key'
  | 'data-key'
  | 'digest-key'
  /** Signs the statements about the chains of records. */
  | 'heads-key'
  | 'landing-bucket'
  | 'records-bucket'
  /** Weights and serving images of self-hosted models. */
  | 'weights-bucket'
  | 'images-repository'
  /** Hashes of API keys, and the issuer's public keys. */
  | 'api-keys-table'
  | 'key-set-bucket'
  /** The inference stack has its ARN. The foundation uses a pattern for all guardrails of the account. */
  | 'guardrail'
  /** Every published version of the guardrail: values of `bedrock:GuardrailIdentifier`. */
  | 'guardrail-versions'
  /** The gateway stack has its ARN: the topic for failed asynchronous invocations of one function. */
  | 'dead-letters'
  /** All isolated subnets of the VPC. */
  | 'subnets'
  /** The id of the VPC that holds the deployment's endpoints, hubs aside: a value of `aws:SourceVpc`. */
  | 'endpoint-vpcs'
  | LogGroupName
  | `${Workload}-security-group`;

/** A named resource, or a path below it. */
export interface Reference {
  readonly name: ResourceName;
  /** What follows the ARN and a slash. @default the resource itself */
  readonly path?: string;
}

/** A reference, or text: an ARN that follows from the deployment file (arns.ts), `*`, the value of a condition. */
export type Resource = Reference | string;

/** The resource itself. */
export const the = (name: ResourceName): Reference => ({ name });

/** A path below a resource: objects of a bucket. */
export const below = (name: ResourceName, path: string): Reference => ({ name, path });

/** The ARNs that a consumer has, by name. One name may have several ARNs. */
export type ResourceArns = { readonly [N in ResourceName]?: string | readonly string[] };

/**
 * The ARNs of a resource.
 *
 * @throws Error if a reference names a resource that is not in `arns`.
 */
export function arnsOf(resource: Resource, arns: ResourceArns): readonly string[] {
  if (typeof resource === 'string') return [resource];
  const found = arns[resource.name];
  if (found === undefined)
    throw new Error(
      `A permission names ${resource.name}, and the caller gave no ARN for it. It gave: ${Object.keys(arns).join(', ') || 'none'}.`,
    );
  return [found].flat().map((arn) => (resource.path === undefined ? arn : `${arn}/${resource.path}`));
}

/** The log group of a lane's router. */
export const laneLogs = (workload: LaneWorkload): LogGroupName => `${workload}-logs`;
