import { App, aws_iam as iam, aws_logs as logs, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Deployment, type DeploymentInput, deploymentSchema } from '../../../lib/config/deployment';
import { PrivateNetwork } from '../../../lib/network/private-network';
import { planOf } from '../../../lib/plan/plan';
import type { ResourceArns } from '../../../lib/plan/resource';

type ModelInput = DeploymentInput['models'][number];

const HEX = '0123456789abcdef';
const selfHosted = {
  weights: { source: 'Qwen/Qwen3-8B', revision: HEX.repeat(3).slice(0, 40) },
  image: { source: 'vllm', digest: `sha256:${HEX.repeat(4)}` },
  contextTokens: 8192,
  maxOutputTokens: 2048,
};

export const VLLM: ModelInput = {
  ...selfHosted,
  name: 'small',
  host: 'vllm',
  instanceType: 'g6.xlarge',
  copies: { desired: 0, max: 1 },
  certificate: {
    arn: 'arn:aws:acm:eu-central-1:111122223333:certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
    hostName: 'small.llm.example.com',
  },
};

export const SAGEMAKER: ModelInput = {
  ...selfHosted,
  name: 'middle',
  host: 'sagemaker',
  instanceType: 'ml.g6.xlarge',
  instances: { min: 1, max: 1 },
};

/** Answers inside the region. */
export const BEDROCK: ModelInput = {
  name: 'large',
  host: 'bedrock',
  modelId: 'mistral.mistral-large-3-675b-instruct',
  contextTokens: 128_000,
  maxOutputTokens: 8192,
};

export const BEDROCK_EU: ModelInput = {
  ...BEDROCK,
  name: 'frontier',
  modelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
  profile: { scope: 'eu', destinations: ['eu-central-1', 'eu-west-1'] },
};

export const BEDROCK_GLOBAL: ModelInput = {
  ...BEDROCK_EU,
  name: 'anywhere',
  profile: { scope: 'global', destinations: 'any commercial region' },
};

const CALLER = {
  name: 'claims',
  floor: 'public',
  principals: ['arn:aws:iam::111122223333:role/claims'],
} as const;

/** The open lane accepts tokens and API keys, the sealed lane IAM. */
export const bearerParts = {
  bearer: {
    lanes: ['open'],
    oidc: { issuer: 'https://login.example.eu/realms/bank', audience: 'llm', callerClaim: 'azp' },
    apiKeys: true,
  },
  callers: [{ ...CALLER, principals: [...CALLER.principals], tokens: ['claims-app'] }],
} satisfies Partial<DeploymentInput>;

/** A valid deployment in eu-central-1 with these models and other changes of a test. */
export function deploymentWith(
  models: readonly ModelInput[],
  more: Partial<DeploymentInput> = {},
): Deployment {
  return deploymentSchema.parse({
    name: 'test',
    account: '111122223333',
    region: 'eu-central-1',
    availabilityZones: ['eu-central-1a', 'eu-central-1b'],
    residency: 'global',
    network: { cidr: '10.0.0.0/16' },
    audit: { objectLock: { mode: 'governance', days: 1 } },
    models: [...models],
    guardrail: { contentFilters: 'high' },
    callers: [CALLER],
    operations: { alarmEmail: 'llm@example.com', monthlyBudgetUsd: 100 },
    ...more,
  });
}

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

export const ROLES = {
  'open-lane': role('open'),
  'sealed-lane': role('sealed'),
  'vllm-instance': role('instance'),
  'vllm-execution': role('execution'),
  'vllm-task': role('task'),
  sagemaker: role('sagemaker'),
  authorizer: role('authorizer'),
  'chain-heads': role('signer'),
} as const;

export const RESOURCES: ResourceArns = {
  'audit-stream': 'arn:aws:firehose:eu-central-1:111122223333:deliverystream/audit',
  'digest-key': 'arn:aws:kms:eu-central-1:111122223333:key/digest',
  'heads-key': 'arn:aws:kms:eu-central-1:111122223333:key/heads',
  'records-bucket': 'arn:aws:s3:::records',
  'weights-bucket': 'arn:aws:s3:::weights',
  'images-repository': 'arn:aws:ecr:eu-central-1:111122223333:repository/images',
  'vllm-logs': 'arn:aws:logs:eu-central-1:111122223333:log-group:vllm:*',
  'api-keys-table': 'arn:aws:dynamodb:eu-central-1:111122223333:table/keys',
  'key-set-bucket': 'arn:aws:s3:::key-set',
  guardrail: 'arn:aws:bedrock:eu-central-1:111122223333:guardrail/*',
};

/** The network of a deployment as a template. */
export function networkTemplate(deployment: Deployment): Template {
  const stack = new ZonedStack(new App(), 'Test', deployment);
  const flowLogs = {
    logGroup: new logs.LogGroup(stack, 'FlowLogs'),
    role: new iam.Role(stack, 'FlowLogsRole', {
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com'),
    }),
  };
  new PrivateNetwork(stack, 'Network', {
    plan: planOf(deployment),
    arns: { roles: ROLES, resources: RESOURCES },
    guards: {
      flowLogs,
      dns: {
        logGroup: new logs.LogGroup(stack, 'DnsQueries'),
        bucketNames: {
          'records-bucket': 'records',
          'weights-bucket': 'weights',
          'key-set-bucket': 'key-set',
        },
      },
    },
  });
  return Template.fromStack(stack);
}

/** A stack with the zones of the deployment, like the foundation stack, without a look-up. */
class ZonedStack extends Stack {
  constructor(
    app: App,
    id: string,
    private readonly deployment: Deployment,
  ) {
    super(app, id, { env: { account: deployment.account, region: deployment.region } });
  }

  override get availabilityZones(): string[] {
    return [...this.deployment.availabilityZones];
  }
}
