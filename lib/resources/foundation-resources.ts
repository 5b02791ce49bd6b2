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

// What the foundation stack gives to later stacks. It owns every key, role, security group, endpoint, bucket and log
// group. Later stacks attach managed policies to these roles, never the reverse, so no reference cycle can arise.

/** A function's identity in IAM, in the network and in the logs. */
export interface FunctionIdentity {
  readonly role: iam.IRole;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly logGroup: logs.ILogGroup;
}

export type LaneIdentity = FunctionIdentity;

/** The authorizer's identity, and the data that it checks credentials against. */
export interface AuthorizerIdentity extends FunctionIdentity {
  /** Hashes of API keys; only if a lane accepts API keys. */
  readonly apiKeys?: dynamodb.ITable;
  /** The issuer's public keys; only if a lane accepts tokens. */
  readonly keySet?: s3.IBucket;
}

export interface FoundationKeys {
  /** Logs, topics, queues, Lambda environments, weights, images. */
  readonly data: kms.IKey;
  /** The audit buckets and the audit stream only. */
  readonly audit: kms.IKey;
  /** HMAC key (GenerateMac) from which the router derives its daily digest key. */
  readonly digest: kms.IKey;
  /** Signs the statements about the chains of records. */
  readonly heads: kms.IKey;
  /** GPU volumes; the Auto Scaling service-linked role may use it. Only if the account runs EC2 instances. */
  readonly volumes?: kms.IKey;
}

export interface FoundationResources {
  readonly vpc: ec2.IVpc;
  /**
   * The dimensions of the metric that counts DNS queries for names that the deployment does not know. Only if it creates
   * the VPC.
   */
  readonly unexpectedQueries?: { readonly ruleGroupId: string; readonly domainListId: string };
  readonly keys: FoundationKeys;
  /** Only the lanes that the deployment has. */
  readonly lanes: Readonly<Partial<Record<Lane, LaneIdentity>>>;
  readonly audit: {
    /** Accepts decision and outcome records. */
    readonly stream: firehose.CfnDeliveryStream;
    /** Short-lived; the stream's destination. */
    readonly landing: s3.IBucket;
    /** Has Object Lock; the landing bucket replicates into it. */
    readonly records: s3.IBucket;
    /** Copies records into a log archive. Only if the deployment names one. */
    readonly archiveRoleArn?: string;
  };
  /**
   * Access logs of buckets and, under `load-balancers`, of load balancers. SSE-S3, the only encryption they support.
   */
  readonly accessLogs: s3.IBucket;
  readonly api: {
    readonly endpoint: ec2.IInterfaceVpcEndpoint;
    /** For workloads in the VPC that call the API: allows connections to the API endpoint only. */
    readonly clientSecurityGroup: ec2.ISecurityGroup;
    readonly accessLogs: logs.ILogGroup;
    readonly firewallLogs: logs.ILogGroup;
    /** Only if the deployment owns the account's API Gateway setting. */
    readonly accountLoggingRole?: iam.IRole;
  };
  /** The identities of the parts of each host. */
  readonly hosts: HostIdentities;
  /** The signer of the chains' heads. */
  readonly chainHeads: FunctionIdentity;
  /** Only if a lane accepts bearer credentials. */
  readonly authorizer?: AuthorizerIdentity;
  /** Takes the records of the live proof. Only if the deployment has one. */
  readonly liveProof?: logs.ILogGroup;
  /** Weights and images; only if the deployment has self-hosted models. */
  readonly weights?: s3.IBucket;
  readonly images?: ecr.IRepository;
}
