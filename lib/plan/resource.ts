import type { aws_iam as iam } from 'aws-cdk-lib';
import type { Lane } from '../../policy/lane';

// What the network must know of its surroundings before it exists: who acts in it, and on which resources.

type Role = Pick<iam.IRole, 'roleArn'>;

/** The roles whose calls the endpoint policies admit. Only those the deployment has. */
export interface NetworkRoles {
  readonly lanes: Readonly<Partial<Record<Lane, Role>>>;
  /** Where a `vllm` model exists. */
  readonly vllm?: { readonly instanceRole: Role; readonly executionRole: Role; readonly taskRole: Role };
  /** Where a `sagemaker` model exists: the execution role of its models. */
  readonly sagemaker?: Role;
  /** Where a lane takes bearer credentials. */
  readonly authorizer?: Role;
}

/** ARNs of what those roles act on, through the endpoints. */
export interface NetworkResources {
  readonly auditStreamArn: string;
  readonly digestKeyArn: string;
  /** Where a self-hosted model exists. */
  readonly weightsBucketArn?: string;
  /** Where a `vllm` model exists. SageMaker pulls its image by itself, outside the VPC. */
  readonly imagesRepositoryArn?: string;
  /** Where a `vllm` model exists: the log group of its tasks, ending in `:*` as CloudFormation returns it. */
  readonly vllmLogGroupArn?: string;
  /** Where a lane takes API keys. */
  readonly apiKeysTableArn?: string;
  /** Where a lane takes tokens. */
  readonly keySetBucketArn?: string;
}
