import type { DeploymentInput } from '../../lib/config/deployment';
import sandbox from '../fixtures/deployments/sandbox';

// One model of each kind on each host: what differs from kind to kind is what the columns show.

const [vllm, sagemaker, gptOss, claude, titan] = sandbox.models;
const SHORT = { contextTokens: 8_192, maxOutputTokens: 2_048, fallbacks: undefined };
const REVISION = '0000000000000000000000000000000000000000';

/** Columns of a table: the kind of model in words, and its name in {@link DEPLOYMENT}. */
export type Columns = readonly (readonly [kind: string, name: string])[];

export const COLUMNS = [
  ['vLLM, text', 'qwen3-8b'],
  ['vLLM, images', 'mistral-small'],
  ['SageMaker, text', 'qwen2-5-7b'],
  ['SageMaker, images', 'gemma-4'],
  ['Bedrock, Claude', 'claude-haiku'],
  ['Bedrock, Nova', 'nova-pro'],
  ['Bedrock, gpt-oss', 'gpt-oss-120b'],
] as const satisfies Columns;

/** The models that embed. */
export const EMBEDDING_COLUMNS = [
  ['vLLM, Qwen3', 'qwen3-embedding'],
  ['SageMaker, Qwen3', 'qwen3-embedding-4b'],
  ['Bedrock, Titan 2', 'titan-embed'],
  ['Bedrock, Cohere 3', 'cohere-embed-3'],
  ['Bedrock, Cohere 4', 'cohere-embed-4'],
] as const satisfies Columns;

const certificate = (name: string) => ({
  arn: 'arn:aws:acm:us-east-1:111122223333:certificate/7a2b6a4c-3f52-4d0e-9a77-5f1c2d3e4b5a',
  hostName: `${name}.llm.example.com`,
});
const embedding = (name: string) => ({
  name,
  contextTokens: 8_192,
  maxOutputTokens: undefined,
  fallbacks: undefined,
  extras: undefined,
});

/**
 * The sandbox, with more kinds of models. Its callers decide how much a model thinks, a document that the detector cannot
 * read does not raise the class of a request, and the open lane takes API keys.
 */
export const DEPLOYMENT = {
  ...sandbox,
  unreadAttachments: 'public',
  bearer: { lanes: ['open'], apiKeys: true },
  publishers: {
    ...sandbox.publishers,
    credentials: ['arn:aws:iam::111122223333:role/credential-publisher'],
  },
  callers: sandbox.callers.map((caller) =>
    caller.name === 'playground' ? { ...caller, apiKeys: true } : caller,
  ),
  models: [
    { ...vllm, fallbacks: undefined, thinking: 'caller' },
    {
      ...vllm,
      ...SHORT,
      name: 'mistral-small',
      weights: { source: 'mistralai/Mistral-Small-3.2-24B-Instruct-2506', revision: REVISION },
      instanceType: 'g6e.12xlarge',
      certificate: certificate('mistral-small'),
    },
    { ...sagemaker, fallbacks: undefined },
    {
      ...sagemaker,
      ...SHORT,
      name: 'gemma-4',
      weights: { source: 'google/gemma-4-26B-A4B-it', revision: REVISION },
      instanceType: 'ml.g6e.12xlarge',
      thinking: 'caller',
    },
    { ...claude, thinking: 'caller' },
    { name: 'nova-pro', host: 'bedrock', modelId: 'amazon.nova-pro-v1:0', ...SHORT },
    gptOss,
    {
      ...vllm,
      ...embedding('qwen3-embedding'),
      weights: { source: 'Qwen/Qwen3-Embedding-0.6B', revision: REVISION },
      certificate: certificate('qwen3-embedding'),
    },
    {
      ...sagemaker,
      ...embedding('qwen3-embedding-4b'),
      weights: { source: 'Qwen/Qwen3-Embedding-4B', revision: REVISION },
    },
    titan,
    {
      name: 'cohere-embed-3',
      host: 'bedrock',
      modelId: 'cohere.embed-multilingual-v3',
      contextTokens: 512,
    },
    { name: 'cohere-embed-4', host: 'bedrock', modelId: 'cohere.embed-v4:0', contextTokens: 8_192 },
  ],
} as unknown as DeploymentInput;
