import type { Deployment } from '../../../config/deployment';
import { regionFacts } from '../../../config/facts/regions';

/** A resource of a stack of the deployment, as CloudFormation lists it. */
export interface OwnThing {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** The physical id: a name, an id or an ARN, by type. */
  readonly id: string;
}

/** Where the things of a deployment are, and what they are. */
export interface Own {
  readonly deployment: Deployment;
  readonly things: readonly OwnThing[];
}

/** The physical ids of all things of these types. */
export const idsOf = ({ things }: Pick<Own, 'things'>, ...types: readonly string[]): readonly string[] =>
  things.filter(({ type }) => types.includes(type)).map(({ id }) => id);

/** The security groups of the deployment: those of its stacks, and those that another team made for it alone. */
export const groupsOf = (own: Own): readonly string[] => [
  ...idsOf(own, 'AWS::EC2::SecurityGroup'),
  ...Object.values(own.deployment.imports.securityGroups?.ids ?? {}),
];

/** The ARN of a thing of the deployment's region. Some types have their ARN as physical id. */
export function arnIn({ account, region }: Deployment, service: string, resource: string): string {
  return resource.startsWith('arn:')
    ? resource
    : `arn:${regionFacts(region).partition}:${service}:${region}:${account}:${resource}`;
}

/** The ARN of a bucket, which names no region and no account. */
export const bucketArn = ({ region }: Pick<Deployment, 'region'>, name: string): string =>
  `arn:${regionFacts(region).partition}:s3:::${name}`;

// What a physical id does not tell, the logical id does: a stack keeps it for ever. A test compares these with templates.

/** The buckets with records. */
export const RECORDS = /^Audit(Records|Landing)/;
/** The group of clients in the VPC. It reaches the API and nothing else. */
export const CLIENTS = /^NetworkSecurityGroupsapiclient/;
