import type {
  aws_dynamodb as dynamodb,
  aws_ec2 as ec2,
  aws_ecr as ecr,
  aws_kinesisfirehose as firehose,
  aws_iam as iam,
  aws_kms as kms,
  aws_logs as logs,
  aws_s3 as s3,
} from 'aws-cdk-lib';
import type { Lane } from '../../policy/lane';
import type { HostIdentities } from './host-identities';

// What the foundation stack offers to the stacks that come and go above it. It owns every key, role, security
// group, endpoint, bucket and log group; later stacks attach managed policies to these roles and never the other
// way round, so no reference cycle can arise.

/** A function's identity: what IAM, the network and the logs know it by. */
export interface FunctionIdentity {
  readonly role: iam.IRole;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly logGroup: logs.ILogGroup;
}

export type LaneIdentity = FunctionIdentity;

/** The authorizer's identity, and what it checks credentials against. */
export interface AuthorizerIdentity extends FunctionIdentity {
  /** Hashes of API keys; only where a lane takes them. */
  readonly apiKeys?: dynamodb.ITable;
  /** The issuer's public keys; only where a lane takes tokens. */
  readonly keySet?: s3.IBucket;
}

export interface FoundationKeys {
  /** Logs, topics, queues, Lambda environments, weights, images. */
  readonly data: kms.IKey;
  /** The audit buckets and stream, nothing else. */
  readonly audit: kms.IKey;
  /** HMAC key (GenerateMac) the router derives its daily digest key from. */
  readonly digest: kms.IKey;
  /** GPU volumes; usable by the Auto Scaling service-linked role. Only where the account runs EC2 instances. */
  readonly volumes?: kms.IKey;
}

export interface FoundationResources {
  readonly vpc: ec2.IVpc;
  readonly keys: FoundationKeys;
  /** Only the lanes the deployment has. */
  readonly lanes: Readonly<Partial<Record<Lane, LaneIdentity>>>;
  readonly audit: {
    /** Decision and outcome records go in here. */
    readonly stream: firehose.CfnDeliveryStream;
    /** Short-lived; the stream's destination. */
    readonly landing: s3.IBucket;
    /** Object Lock; what the landing bucket replicates into. */
    readonly records: s3.IBucket;
  };
  /** Takes access logs of buckets and, under `load-balancers`, of load balancers. SSE-S3: they can use nothing else. */
  readonly accessLogs: s3.IBucket;
  readonly api: {
    readonly endpoint: ec2.IInterfaceVpcEndpoint;
    /** For workloads in the VPC that call the API: opens connections to its endpoint and to nothing else. */
    readonly clientSecurityGroup: ec2.ISecurityGroup;
    readonly accessLogs: logs.ILogGroup;
    readonly firewallLogs: logs.ILogGroup;
    /** Only where the deployment owns the account's API Gateway setting. */
    readonly accountLoggingRole?: iam.IRole;
  };
  /** What each part of a host acts as. */
  readonly hosts: HostIdentities;
  /** Only where a lane takes bearer credentials. */
  readonly authorizer?: AuthorizerIdentity;
  /** Weights and images of self-hosted models; only where there are any. */
  readonly weights?: s3.IBucket;
  readonly images?: ecr.IRepository;
}
