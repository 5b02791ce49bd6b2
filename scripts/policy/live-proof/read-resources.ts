import type { Deployment } from '../../../lib/config/deployment';
import { stackName } from '../../../lib/config/stack-name';
import { STACK_PARTS } from '../../../lib/config/stack-parts';
import { arnIn } from '../../../lib/plan/arns';
import { uploadsOf } from '../../prove/live/content';

type Resources = (deployment: Deployment) => readonly string[];

/**
 * CloudFormation begins the names that it chooses with the name of the stack, and shortens it where the whole would be
 * too long. How much is not documented, so no more than this many characters are relied on.
 */
const KEPT_CHARACTERS = 20;

/** The beginning of every name that CloudFormation chooses for a deployment: `sandbox-*`. */
const beginning = (deployment: Deployment): string => {
  const stacks = stackName(deployment, 'foundation').replace(/foundation$/, '');
  return `${stacks.slice(0, KEPT_CHARACTERS)}*`;
};

const named =
  (service: string, prefix: string): Resources =>
  (deployment) => [arnIn(deployment, service, `${prefix}${beginning(deployment)}`)];

const stacks: Resources = (deployment) =>
  STACK_PARTS.map((part) => arnIn(deployment, 'cloudformation', `stack/${stackName(deployment, part)}/*`));

/** The names of buckets and repositories are in lower case. Those of other teams are named in the file. */
const buckets: Resources = (deployment) => {
  const { accessLogBucket, logArchive } = deployment.imports;
  const imported = [accessLogBucket?.name, logArchive?.bucket].filter((name) => name !== undefined);
  const names = [beginning(deployment).toLowerCase(), ...imported];
  return names.map((name) => arnIn(deployment, 's3', name, { region: '', account: '' }));
};

const repositories: Resources = (deployment) => [
  arnIn(deployment, 'ecr', `repository/${beginning(deployment).toLowerCase()}`),
  ...(deployment.imports.imageRepository
    ? [arnIn(deployment, 'ecr', `repository/${deployment.imports.imageRepository.name}`)]
    : []),
];

/** Not all of `/*`: `/apikeys` and what is below `/usageplans` have API keys in them. */
const apis: Resources = (deployment) =>
  ['/account', '/restapis', '/restapis/*', '/usageplans', '/domainnames', '/domainnames/*'].map((path) =>
    arnIn(deployment, 'apigateway', path, { account: '' }),
  );

/** The keys get their ids when they are made. */
const keys: Resources = (deployment) => [arnIn(deployment, 'kms', 'key/*')];

/**
 * Where an action may be limited to what the deployment has: by service, for the actions that AWS limits so (service
 * authorization reference, read 2026-11-26).
 */
const LIMITED: readonly (readonly [actions: RegExp, resources: Resources])[] = [
  [/^cloudformation:(?!DescribeStackDriftDetectionStatus$|GetResource$)/, stacks],
  [/^s3:GetObject$/, (deployment) => [uploadsOf(deployment)]],
  [/^s3:GetBucket|^s3:Get\w+Configuration$/, buckets],
  [/^ecr:(?!GetAuthorizationToken$|GetRegistry|DescribeRegistry$)/, repositories],
  [/^apigateway:/, apis],
  [/^kms:(?!List(Aliases|Keys)$)/, keys],
  [/^lambda:(Get(?!AccountSettings$)|List(?!EventSourceMappings$))/, named('lambda', 'function:')],
  [
    /^dynamodb:(Describe(Con\w+|KinesisStreamingDestination|Table|TimeToLive)|GetResourcePolicy|ListTagsOfResource)$/,
    named('dynamodb', 'table/'),
  ],
  [/^firehose:(DescribeDeliveryStream|ListTagsForDeliveryStream)$/, named('firehose', 'deliverystream/')],
  [/^sqs:(GetQueueAttributes|ListQueueTags)$/, named('sqs', '')],
];

/** What an action of the live proof may read. `*` where AWS takes no resource, or where the proof looks for strangers. */
export const readResources = (action: string, deployment: Deployment): readonly string[] =>
  LIMITED.find(([actions]) => actions.test(action))?.[1](deployment) ?? ['*'];
