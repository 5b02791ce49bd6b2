import type { DeploymentInput } from '../../../lib/config/deployment';
import { MODELS } from '../plan/request';

/** The role that sends the requests of the bench. */
export const ROLE = 'bench';

/**
 * The deployment whose router is measured: a model on GPUs of the account and one on Bedrock, with everything that a
 * router does for a request switched on. It is not a file of deployments/: a fork edits these, and its results would change.
 */
export const deployment: DeploymentInput = {
  name: 'bench',
  account: '111122223333',
  region: 'us-east-1',
  availabilityZones: ['us-east-1a', 'us-east-1b'],
  residency: 'geography',
  network: { cidr: '10.40.0.0/20', endpointZones: 'one' },
  audit: { objectLock: { mode: 'governance', days: 1 } },
  logRetentionDays: 30,
  models: [
    {
      name: MODELS.openai,
      host: 'vllm',
      weights: { source: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
      image: {
        source: 'vllm/vllm-openai:v0.32.0',
      },
      instanceType: 'g6.xlarge',
      copies: { desired: 0, max: 1 },
      certificate: {
        arn: 'arn:aws:acm:us-east-1:111122223333:certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
        hostName: 'qwen3-8b.llm.example.com',
      },
      contextTokens: 16_384,
      maxOutputTokens: 4_096,
    },
    {
      name: MODELS.converse,
      host: 'bedrock',
      modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
      profile: { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] },
      contextTokens: 200_000,
      maxOutputTokens: 64_000,
    },
  ],
  guardrail: { contentFilters: 'medium' },
  callers: [{ name: 'bench', floor: 'public', principals: [`arn:aws:iam::111122223333:role/${ROLE}`] }],
  operations: { alarmEmail: 'llm-operations@example.com', monthlyBudgetUsd: 1_200 },
  tags: { application: 'hybrid-llm', environment: 'bench' },
};
