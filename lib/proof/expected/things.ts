import type { Lane } from '../../../policy/lane';
import { the } from '../matching/rule';
import { iamPathOf } from './account-rules';
import type { Basis } from './basis';

// How the expected resources are called, and their names and ARNs inside a rule. Another area refers to a resource by
// the same function that names it.

/** What a role, a security group or a log group belongs to. */
export type Owner =
  | LaneOwner
  | 'authorizer'
  | 'chain-heads'
  | 'vllm-instance'
  | 'vllm-task'
  | 'vllm-execution'
  | 'sagemaker'
  | 'delivery'
  | 'replication'
  | 'flow-logs'
  | 'api-logging';

export type LaneOwner = `${Lane}-lane`;

/** A security group of a component, of a load balancer, or of an interface endpoint (by its service). */
export type GroupOwner = Owner | 'api-client' | 'vllm-load-balancer' | `${string}-endpoint`;

export type KeyName = 'data' | 'audit' | 'digest' | 'heads' | 'volumes';

/** The buckets, by what they contain. */
export type BucketName = 'access-logs' | 'records' | 'landing' | 'query-results' | 'weights' | 'key-set';

export const role = (owner: Owner) => `role of ${owner}`;
export const group = (owner: GroupOwner) => `security group of ${owner}`;
export const key = (name: KeyName) => `${name} key`;
export const bucket = (name: BucketName) => `${name} bucket`;
/** What writes to a log group: a workload, a service, or the endpoint of a model. */
export type LogWriter =
  | Owner
  | 'vllm'
  | 'vllm-performance'
  | `sagemaker ${string}`
  | 'api-access'
  | 'live-proof'
  | 'api-execution'
  | 'firewall'
  | 'dns-queries';
export const logGroup = (writer: LogWriter) => `log group of ${writer}`;
/** The topic of one function's failed asynchronous invocations, or `alarms`, or `vllm-events`. */
export const topic = (name: string) => `topic of ${name}`;
/** The queue of what a topic could not mail. */
export const undelivered = (name: string) => `undelivered mail of ${name}`;
/** A function: `open-lane`, `sealed-lane`, `authorizer` or `chain-heads`. */
export const func = (name: string) => `function of ${name}`;
export const endpoint = (service: string) => `endpoint of ${service}`;
export const laneOwner = (lane: Lane): LaneOwner => `${lane}-lane`;
export const subnet = (zone: string) => `subnet in ${zone}`;

export const instanceProfile = (model: string) => `instance profile of ${model}`;
export const targets = (model: string) => `targets of ${model}`;
export const LISTENER = 'listener of vllm';

export const VPC = 'VPC';
export const API = 'API';
export const STAGE = 'API stage';
export const AUTHORIZER = 'API authorizer';
export const STREAM = 'audit stream';
export const API_KEYS = 'API keys table';
export const IMAGES = 'image repository';
export const CLUSTER = 'cluster';
/** The rules of the VPC's resolver, and the list of the names that the last of them refuses. */
export const DNS_RULES = 'DNS rules';
export const EVERY_NAME = 'every name';
export const DATABASE = 'records database';
export const TABLE = 'records table';
export const WORKGROUP = 'auditors’ workgroup';
export const GUARDRAIL = 'guardrail';
export const GUARDRAIL_VERSION = 'guardrail version';

/** The ARN of a role that another team owns; `undefined`: the deployment creates it. */
export const importedRole = ({ deployment: { imports } }: Basis, owner: Owner): string | undefined =>
  owner === 'flow-logs' ? undefined : imports.roles?.arns[owner];

export const roleArn = (basis: Basis, owner: Owner): string =>
  importedRole(basis, owner) ??
  basis.globalArn('iam', `role${iamPathOf(basis.deployment)}${the(role(owner))}`);
export const keyArn = (basis: Basis, name: KeyName) => basis.arn('kms', `key/${the(key(name))}`);
export const bucketArn = ({ partition }: Basis, name: BucketName) =>
  `arn:${partition}:s3:::${the(bucket(name))}`;
export const topicArn = (basis: Basis, name: string) => basis.arn('sns', the(topic(name)));
export const undeliveredArn = (basis: Basis, name: string) => basis.arn('sqs', the(undelivered(name)));
export const functionArn = (basis: Basis, name: string) => basis.arn('lambda', `function:${the(func(name))}`);
/** As `Fn::GetAtt` returns it: with `:*` for the streams in it. */
export const logGroupArn = (basis: Basis, writer: LogWriter) =>
  basis.arn('logs', `log-group:${the(logGroup(writer))}:*`);
export const streamArn = (basis: Basis) => basis.arn('firehose', `deliverystream/${the(STREAM)}`);
export const guardrailArn = (basis: Basis) => basis.arn('bedrock', `guardrail/${the(GUARDRAIL)}`);
export const tableArn = (basis: Basis) => basis.arn('dynamodb', `table/${the(API_KEYS)}`);
export const repositoryArn = (basis: Basis) => basis.arn('ecr', `repository/${the(IMAGES)}`);
export const groupArn = (basis: Basis, owner: GroupOwner) =>
  basis.arn('ec2', `security-group/${the(group(owner))}`);
export const subnetArns = (basis: Basis) =>
  basis.deployment.availabilityZones.map((zone) => basis.arn('ec2', `subnet/${the(subnet(zone))}`));
export const LOAD_BALANCER = 'load balancer of vllm';
