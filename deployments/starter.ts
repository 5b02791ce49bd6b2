import type { DeploymentInput } from '../lib/config/deployment';

/**
 * For the first deploy: hosted models only, so it needs no GPU quota, image, weights or certificate. With a `vllm` or
 * `sagemaker` model (see sandbox.ts) it becomes hybrid and also answers restricted data.
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
    // One zone halves the price of the endpoints. While that zone is down, the deployment does not answer.
    endpointZones: 'one',
  },

  // A year of records and of logs. `compliance` instead of `governance` is irreversible: then no principal can delete a
  // record before its lock ends, the account's root included.
  audit: { objectLock: { mode: 'governance', days: 365 } },
  logRetentionDays: 365,

  models: [
    {
      // Without a profile: processed inside us-east-1, so it may answer confidential data.
      name: 'gpt-oss-120b',
      host: 'bedrock',
      modelId: 'openai.gpt-oss-120b-1:0',
      contextTokens: 128_000,
      maxOutputTokens: 16_384,
    },
    {
      // With a profile: processed in any of the regions listed here, so it may answer internal data at most.
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
  // Only GPUs of the account may answer restricted data, and there are none yet. Such requests are refused.
  unserved: ['restricted'],

  operations: { alarmEmail: 'llm-operations@example.com', monthlyBudgetUsd: 200 },
  tags: { application: 'hybrid-llm', environment: 'starter' },
};

export default deployment;
