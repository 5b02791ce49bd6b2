import type { DeploymentInput } from '../lib/config/deployment';

/**
 * An example to copy: every host once, at its lowest price. It synthesizes, runs locally and is tested without changes.
 * Before a deploy, write your own account, roles, certificate and mail address.
 *
 * `npm run deploy -- sandbox` prints idle cost and prerequisites, and stops at each missing prerequisite.
 */
const deployment: DeploymentInput = {
  name: 'sandbox',
  account: '111122223333',
  region: 'us-east-1',
  availabilityZones: ['us-east-1a', 'us-east-1b'],

  // Nothing is processed outside the United States.
  residency: 'geography',

  // The GPUs of this account answer a request that only the detector classified as restricted. A request that declares
  // itself restricted gets an error that says to use the sealed lane.
  restrictedOnOpenLane: { detection: 'account-hosts' },

  network: {
    cidr: '10.40.0.0/20',
    // One zone halves the price of the endpoints. While that zone is down, the deployment does not answer.
    endpointZones: 'one',
  },

  // The weakest lock, for a sandbox only: `npm run compliance` lists it. Under `compliance` no principal can delete an
  // object before its lock ends.
  audit: { objectLock: { mode: 'governance', days: 1 } },
  // The least that Control Tower accepts (CT.CLOUDWATCH.PR.2). With fewer days, accept that finding in `acceptedFindings`.
  logRetentionDays: 365,

  // Who may stage weights and serving images. Every other principal is denied it, administrators included.
  publishers: { models: ['arn:aws:iam::111122223333:role/model-publisher'] },

  // `auto` tries them in this order and skips models that the data class of the request does not allow.
  models: [
    {
      name: 'qwen3-8b',
      host: 'vllm',
      weights: { source: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
      image: {
        // CUDA 13, which needs driver 580: the ECS GPU image has 580.159.03 (its repository, 2026-08-19).
        source: 'vllm/vllm-openai:v0.32.0',
      },
      // 15.3 GiB of weights on one L4 of 22 GiB.
      instanceType: 'g6.xlarge',
      // No GPU runs. Raise `desired` after image and weights are staged.
      copies: { desired: 0, max: 1 },
      certificate: {
        arn: 'arn:aws:acm:us-east-1:111122223333:certificate/0e1b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
        hostName: 'qwen3-8b.llm.example.com',
      },
      fallbacks: ['qwen2-5-7b'],
      // What callers may send of vLLM's own fields. A request with another one never reaches the model.
      extras: ['top_k', 'min_p', 'repetition_penalty'],
      contextTokens: 16_384,
      maxOutputTokens: 4_096,
    },
    {
      name: 'qwen2-5-7b',
      host: 'sagemaker',
      weights: { source: 'Qwen/Qwen2.5-7B-Instruct', revision: 'a09a35458c702b33eeacc393d103063234e8bc28' },
      image: {
        source: '763104351884.dkr.ecr.us-east-1.amazonaws.com/vllm:server-sagemaker-cuda-v2.5',
      },
      // Runs around the clock: 1.13 USD an hour, 822 a month, in July 2026.
      instanceType: 'ml.g6.xlarge',
      instances: { min: 1, max: 1 },
      extras: ['top_k', 'min_p', 'repetition_penalty'],
      contextTokens: 16_384,
      maxOutputTokens: 4_096,
    },
    {
      // Without a profile: processed inside us-east-1.
      name: 'gpt-oss-120b',
      host: 'bedrock',
      modelId: 'openai.gpt-oss-120b-1:0',
      contextTokens: 128_000,
      maxOutputTokens: 16_384,
    },
    {
      // It reads images and documents. With a profile: processed in any of the regions listed here.
      name: 'claude-haiku',
      host: 'bedrock',
      modelId: 'anthropic.claude-haiku-4-5-20251001-v1:0',
      profile: { scope: 'us', destinations: ['us-east-1', 'us-east-2', 'us-west-2'] },
      contextTokens: 200_000,
      maxOutputTokens: 64_000,
    },
    {
      // Embeddings, for search in documents. Processed inside us-east-1.
      name: 'titan-embed',
      host: 'bedrock',
      modelId: 'amazon.titan-embed-text-v2:0',
      contextTokens: 8_192,
    },
  ],
  guardrail: { contentFilters: 'medium' },

  callers: [
    {
      // May send every data class; each request states its class with `x-data-class`.
      name: 'playground',
      floor: 'public',
      principals: ['arn:aws:iam::111122223333:role/playground'],
    },
    {
      // Every request is restricted, so only the GPUs of this account answer it.
      name: 'claims',
      floor: 'restricted',
      models: ['qwen3-8b', 'qwen2-5-7b'],
      principals: ['arn:aws:iam::111122223333:role/claims'],
    },
  ],

  operations: { alarmEmail: 'llm-operations@example.com', monthlyBudgetUsd: 1_200 },
  tags: { application: 'hybrid-llm', environment: 'sandbox' },
};

export default deployment;
