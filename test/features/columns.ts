import type { DeploymentInput } from '../../lib/config/deployment';
import sandbox from '../fixtures/deployments/sandbox';

// One model of each kind on each host: what differs from kind to kind is what the columns show.

const [vllm, sagemaker, gptOss, claude] = sandbox.models;
const SHORT = { contextTokens: 8_192, maxOutputTokens: 2_048, fallbacks: undefined };

/** The columns of the page: the kind of model in words, and its name in {@link DEPLOYMENT}. */
export const COLUMNS = [
  ['vLLM, text', 'qwen3-8b'],
  ['vLLM, images', 'gemma-3-12b'],
  ['SageMaker, text', 'qwen2-5-7b'],
  ['Bedrock, Claude', 'claude-haiku'],
  ['Bedrock, Nova', 'nova-pro'],
  ['Bedrock, gpt-oss', 'gpt-oss-120b'],
] as const;
export type ModelName = (typeof COLUMNS)[number][1];

/**
 * The sandbox, with more kinds of models. Its callers decide how much a model thinks, and a document that the detector
 * cannot read does not raise the class of a request.
 */
export const DEPLOYMENT = {
  ...sandbox,
  unreadAttachments: 'public',
  models: [
    { ...vllm, fallbacks: undefined, thinking: 'caller' },
    {
      ...vllm,
      ...SHORT,
      name: 'gemma-3-12b',
      weights: { source: 'google/gemma-3-12b-it', revision: '96b6f1eccf38110c56df3a15bffe176da04bfd80' },
      instanceType: 'g6e.12xlarge',
      certificate: {
        arn: 'arn:aws:acm:us-east-1:111122223333:certificate/7a2b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
        hostName: 'gemma-3-12b.llm.example.com',
      },
    },
    { ...sagemaker, fallbacks: undefined },
    { ...claude, thinking: 'caller' },
    { name: 'nova-pro', host: 'bedrock', modelId: 'amazon.nova-pro-v1:0', ...SHORT },
    gptOss,
  ],
} as unknown as DeploymentInput;
