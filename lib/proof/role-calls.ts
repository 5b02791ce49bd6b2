import { covers } from './iam/wildcard';

// Which route a call takes that a role allows: through which endpoint it leaves the VPC, or which AWS service makes it
// from outside the VPC. These are facts about AWS with their sources. They are written here, not taken from the plan.

/** Calls that AWS makes from outside the VPC with a role of the deployment. They pass no endpoint. */
interface MadeByAws {
  readonly actions: readonly string[];
  /** The service that makes the call, and the page that documents it. */
  readonly source: string;
}

const THROUGH_OTHER_SERVICES: MadeByAws = {
  actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
  source:
    'S3, DynamoDB, Firehose, SNS and Bedrock call KMS on behalf of their caller (IAM user guide, "Forward access sessions")',
};

const EVERYTHING = (source: string): readonly MadeByAws[] => [{ actions: ['*'], source }];

/** By the service that assumes the role. A service that is not listed makes its calls inside the VPC. */
const MADE_BY_AWS: Readonly<Record<string, readonly MadeByAws[]>> = {
  'lambda.amazonaws.com': [
    THROUGH_OTHER_SERVICES,
    {
      actions: ['logs:*'],
      source: 'Lambda ships logs (Lambda developer guide, "Sending Lambda function logs")',
    },
    {
      actions: ['ec2:*'],
      source:
        'Lambda manages network interfaces (Lambda developer guide, "Giving Lambda functions access to a VPC")',
    },
    {
      actions: ['sns:Publish'],
      source: 'Lambda sends dead letters (Lambda developer guide, "Adding a dead-letter queue")',
    },
    {
      actions: ['xray:*'],
      source: 'Lambda sends traces (Lambda developer guide, "Visualize invocations with X-Ray")',
    },
  ],
  'ecs-tasks.amazonaws.com': [THROUGH_OTHER_SERVICES],
  'sagemaker.amazonaws.com': [
    THROUGH_OTHER_SERVICES,
    {
      actions: ['ecr:*', 'logs:*', 'cloudwatch:*', 'ec2:*'],
      source:
        'with network isolation the platform pulls images, writes logs and metrics and places interfaces (SageMaker developer guide, "Run Training and Inference Containers in Internet-Free Mode")',
    },
  ],
  'firehose.amazonaws.com': EVERYTHING(
    'Firehose runs outside the VPC (Firehose developer guide, "Controlling access")',
  ),
  's3.amazonaws.com': EVERYTHING('S3 replicates outside the VPC (S3 user guide, "Setting up permissions")'),
  'vpc-flow-logs.amazonaws.com': EVERYTHING(
    'flow logs are published outside the VPC (VPC user guide, "Flow logs")',
  ),
  'apigateway.amazonaws.com': EVERYTHING(
    'API Gateway logs from outside the VPC (developer guide, "Set up logging")',
  ),
};

/** Whether AWS makes this call, for a role that these services assume, from outside the VPC. */
export function isMadeByAws(trusted: readonly string[], action: string): boolean {
  return (
    trusted.length > 0 &&
    trusted.every((service) =>
      MADE_BY_AWS[service]?.some(({ actions }) => actions.some((pattern) => covers(pattern, action))),
    )
  );
}

/**
 * The endpoints that an action passes; the first match counts (AWS PrivateLink guide, "AWS services that integrate";
 * ECS developer guide and ECR user guide, "interface VPC endpoints"). Docker pulls through `ecr.dkr`, which authorizes
 * the same actions as the API.
 */
const ENDPOINTS: readonly (readonly [pattern: string, services: readonly string[]])[] = [
  ['ecs:Poll', ['ecs-agent']],
  ['ecs:StartTelemetrySession', ['ecs-telemetry']],
  ['ecs:*', ['ecs']],
  ['ecr:GetAuthorizationToken', ['ecr.api']],
  ['ecr:*', ['ecr.api', 'ecr.dkr']],
  ['bedrock:*', ['bedrock-runtime']],
  ['sagemaker:InvokeEndpoint*', ['sagemaker.runtime']],
  ['comprehend:*', ['comprehend']],
  ['firehose:*', ['kinesis-firehose']],
  ['kms:*', ['kms']],
  ['s3:*', ['s3']],
  ['dynamodb:*', ['dynamodb']],
  ['logs:*', ['logs']],
];

/** The services whose endpoints a call must pass; empty if the proof knows no endpoint for it. */
export function endpointsPassed(action: string): readonly string[] {
  return ENDPOINTS.find(([pattern]) => covers(pattern, action))?.[1] ?? [];
}

/**
 * Endpoints that take no policy: the private channels of the ECS agent (awsdocs/amazon-ecs-developer-guide issue 55,
 * 2018; no later source says otherwise, 2026-11). Their security group is the control.
 */
export const TAKE_NO_POLICY: readonly string[] = ['ecs-agent', 'ecs-telemetry'];
