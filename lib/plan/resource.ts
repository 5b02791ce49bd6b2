import type { LaneWorkload, Role, Workload } from './roles';

/** A log group, by whose lines it holds. */
export type LogGroupName = `${Exclude<Role, 'flow-logs'> | 'flow'}-logs`;

/**
 * A resource of the deployment, by what it is. Its ARN exists only after a deploy, so the rows of the plan use this
 * name, and each consumer resolves it with {@link arnsOf}.
 */
export type ResourceName =
  | 'audit-stream'
  | 'audit-key'
  | 'data-key'
  | 'digest-key'
  | 'landing-bucket'
  | 'records-bucket'
  /** Weights and serving images of self-hosted models. */
  | 'weights-bucket'
  | 'images-repository'
  /** What bearer credentials are checked against. */
  | 'api-keys-table'
  | 'key-set-bucket'
  /** Known in the inference stack; to the foundation it is any guardrail of the account. */
  | 'guardrail'
  /** Known in the gateway stack: where failed asynchronous invocations of one function go. */
  | 'dead-letters'
  /** All isolated subnets of the VPC. */
  | 'subnets'
  | LogGroupName
  | `${Workload}-security-group`;

/** Something below a named resource, or the resource itself. */
export interface Reference {
  readonly name: ResourceName;
  /** What follows the ARN and a slash. @default the resource itself */
  readonly path?: string;
}

/** A reference, or text: an ARN that the deployment file alone decides (arns.ts), `*`, the value of a condition. */
export type Resource = Reference | string;

/** The resource itself. */
export const the = (name: ResourceName): Reference => ({ name });

/** What lies below a resource: objects of a bucket. */
export const below = (name: ResourceName, path: string): Reference => ({ name, path });

/** ARNs by name, as far as a consumer knows them; one name may stand for several resources. */
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
    throw new Error(`No ARN is known here for ${resource.name}, which a permission names.`);
  return [found].flat().map((arn) => (resource.path === undefined ? arn : `${arn}/${resource.path}`));
}

/** The log group of a lane's router. */
export const laneLogs = (workload: LaneWorkload): LogGroupName => `${workload}-logs`;
