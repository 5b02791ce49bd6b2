import type { RouterModel } from '../../lambda/router/config/router-config';
import type { ContextWindows } from '../../local/simulators/context-window';
import { REGION } from './simulated-aws';

const common = {
  task: 'embedding' as const,
  abilities: [] as never[],
  regions: [REGION],
  auto: true,
  fallbacks: [] as string[],
  contextTokens: 8192,
  maxOutputTokens: 0,
};
const qwen = { vectors: 'Qwen/Qwen3-Embedding-0.6B@0123', dimensions: [1024, 512, 256] };

/** One embedding model on each host, and one for each protocol of Bedrock. */
export const EMBEDDERS = {
  vllm: {
    ...common,
    name: 'embed-vllm',
    boundary: 'account',
    host: 'vllm',
    embedding: qwen,
    baseUrlVariable: 'MODEL_QWEN_BASE_URL',
  },
  sagemaker: {
    ...common,
    name: 'embed-sagemaker',
    boundary: 'account',
    host: 'sagemaker',
    embedding: qwen,
    endpointNameVariable: 'MODEL_MISTRAL_ENDPOINT',
  },
  titan: {
    ...common,
    name: 'titan',
    boundary: 'region',
    host: 'bedrock',
    invokeId: 'amazon.titan-embed-text-v2:0',
    embeddingProtocol: 'titan-2',
    embedding: {
      vectors: 'amazon.titan-embed-text-v2:0',
      dimensions: [1024, 512, 256],
      charactersPerText: 50_000,
    },
    usdPerMillionTokens: { input: 0.02, output: 0 },
  },
  cohere3: {
    ...common,
    contextTokens: 512,
    name: 'cohere-3',
    boundary: 'region',
    host: 'bedrock',
    invokeId: 'cohere.embed-multilingual-v3',
    embeddingProtocol: 'cohere-3',
    embedding: {
      vectors: 'cohere.embed-multilingual-v3',
      dimensions: [1024],
      charactersPerText: 2048,
      purposes: true,
    },
  },
  cohere4: {
    ...common,
    contextTokens: 128_000,
    name: 'cohere-4',
    boundary: 'geography',
    regions: ['eu-central-1', 'eu-west-1'],
    host: 'bedrock',
    invokeId: 'eu.cohere.embed-v4:0',
    embeddingProtocol: 'cohere-4',
    embedding: { vectors: 'cohere.embed-v4:0', dimensions: [1536, 1024, 512, 256], purposes: true },
  },
} as const satisfies Readonly<Record<string, unknown>>;

export const ALL_EMBEDDERS = Object.values(EMBEDDERS) as unknown as readonly RouterModel[];

/** The windows of the simulated services. Bedrock's models have their own. */
export const WINDOWS: Readonly<Record<'vllm' | 'sagemaker', ContextWindows>> = {
  vllm: { 'embed-vllm': windowOf(EMBEDDERS.vllm) },
  sagemaker: { 'bank-mistral': windowOf(EMBEDDERS.sagemaker) },
};

function windowOf({
  contextTokens,
  maxOutputTokens,
  embedding,
}: typeof EMBEDDERS.vllm | typeof EMBEDDERS.sagemaker) {
  return { contextTokens, maxOutputTokens, dimensions: [...embedding.dimensions] };
}
