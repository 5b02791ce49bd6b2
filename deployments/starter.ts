import type { DeploymentInput } from '../lib/config/deployment';

/**
 * The first real deploy: hosted models only, so no GPU quota, no image, no weights and no certificate are needed.
 * Becomes hybrid by adding a `vllm` or `sagemaker` model (see sandbox.ts), and then serves `restricted` as well.
 */
const deployment: DeploymentInput = {
  name: 'starter',
  account: '111122223333',
  region: 'us-east-1',
  availabilityZones: ['us-east-1a', 'us-east-1b'],

  // Nothing is processed outside the United States.
  residency: 'geography',

  network: {
    cidr: '10.42.0.0/20',
    // One zone: half the price of the endpoints, and no service while that zone is down.
    endpointZones: 'one',
  },

  audit: { objectLock: { mode: 'governance', days: 1 } },
  logRetentionDays: 30,

  models: [
    {
      // Without a profile: answered inside us-east-1, so confidential data may go there.
      name: 'gpt-oss-120b',
      host: 'bedrock',
      modelId: 'openai.gpt-oss-120b-1:0',
      contextTokens: 128_000,
      maxOutputTokens: 16_384,
    },
    {
      // With a profile: answered in any of the regions written out here, so internal data at most.
      name: 'claude-haiku',
      host: 'bedrock',
      modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
      profile: { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] },
      fallbacks: ['gpt-oss-120b'],
      contextTokens: 200_000,
      maxOutputTokens: 64_000,
    },
  ],
  guardrail: { contentFilters: 'medium' },

  callers: [
    { name: 'website', floor: 'public', principals: ['arn:aws:iam::111122223333:role/website'] },
    {
      name: 'underwriting',
      floor: 'confidential',
      models: ['gpt-oss-120b'],
      principals: ['arn:aws:iam::111122223333:role/underwriting'],
    },
  ],
  // Restricted data stays on GPUs of the account, and there are none yet: such requests are refused.
  unserved: ['restricted'],

  operations: { alarmEmail: 'llm-operations@example.com', monthlyBudgetUsd: 200 },
  tags: { application: 'hybrid-llm', environment: 'starter' },
};

export default deployment;
