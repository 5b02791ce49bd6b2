import type { DeploymentInput } from '../lib/config/deployment';

/**
 * AWS GovCloud (US): the aws-us-gov partition. It has no AWS::Budgets, so the budget below has no effect. Bedrock's
 * model agreements are accepted in the linked commercial account first.
 */
const deployment: DeploymentInput = {
  name: 'us-gov-west-1',
  account: '111122223333',
  region: 'us-gov-west-1',
  availabilityZones: ['us-gov-west-1a', 'us-gov-west-1b', 'us-gov-west-1c'],

  // Both GovCloud regions, and nothing outside them.
  residency: 'geography',

  network: {
    cidr: '10.56.0.0/19',
    endpointZones: 'all',
    // No public source states these for GovCloud. Zeros: not looked up yet. Synth accepts them; a deploy refuses them.
    // `aws ec2 describe-prefix-lists --region us-gov-west-1` prints both.
    gatewayPrefixLists: { s3: 'pl-00000000', dynamodb: 'pl-00000000' },
  },

  audit: { objectLock: { mode: 'compliance', days: 3653 } },
  logRetentionDays: 3653,

  // Who may stage weights and serving images. Every other principal is denied it, administrators included.
  publishers: { models: ['arn:aws-us-gov:iam::111122223333:role/model-publisher'] },

  models: [
    {
      name: 'qwen3-8b',
      host: 'vllm',
      weights: { source: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
      thinking: 'off',
      image: {
        source: 'vllm/vllm-openai:v0.32.0',
      },
      instanceType: 'g6.2xlarge',
      copies: { desired: 0, max: 2 },
      certificate: {
        arn: 'arn:aws-us-gov:acm:us-gov-west-1:111122223333:certificate/4b8e1d36-a2c7-4f95-b0d4-6e7f81a92c35',
        hostName: 'qwen3-8b.llm.example.gov',
      },
      fallbacks: ['gpt-oss-20b'],
      contextTokens: 16_384,
      maxOutputTokens: 4_096,
    },
    {
      name: 'gpt-oss-20b',
      host: 'sagemaker',
      weights: { source: 'openai/gpt-oss-20b', revision: '6cee5e81ee83917806bbde320786a8fb61efebee' },
      image: {
        source: '442386744353.dkr.ecr.us-gov-west-1.amazonaws.com/vllm:server-sagemaker-cuda-v2.5',
      },
      instanceType: 'ml.g6.2xlarge',
      instances: { min: 2, max: 4 },
      contextTokens: 32_768,
      maxOutputTokens: 8_192,
    },
    {
      // Processed inside us-gov-west-1.
      name: 'gpt-oss-120b',
      host: 'bedrock',
      modelId: 'openai.gpt-oss-120b-1:0',
      contextTokens: 128_000,
      maxOutputTokens: 16_384,
    },
    {
      // Processed in either GovCloud region.
      name: 'claude-sonnet',
      host: 'bedrock',
      modelId: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
      profile: { scope: 'us-gov', destinations: ['us-gov-east-1', 'us-gov-west-1'] },
      fallbacks: ['gpt-oss-120b'],
      contextTokens: 200_000,
      maxOutputTokens: 64_000,
    },
  ],
  guardrail: { contentFilters: 'high' },

  callers: [
    {
      name: 'help-desk',
      floor: 'internal',
      principals: ['arn:aws-us-gov:iam::111122223333:role/help-desk'],
    },
    {
      name: 'case-files',
      floor: 'restricted',
      models: ['qwen3-8b', 'gpt-oss-20b'],
      principals: ['arn:aws-us-gov:iam::111122223333:role/case-files'],
    },
  ],
  accountSettings: { apiGateway: 'require' },

  operations: { alarmEmail: 'llm-operations@example.gov', monthlyBudgetUsd: 20_000 },
  tags: { application: 'hybrid-llm', environment: 'production' },
};

export default deployment;
