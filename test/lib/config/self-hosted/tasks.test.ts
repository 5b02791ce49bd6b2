import { bedrockModel } from '../../../../lib/config/facts/bedrock';
import bedrockFile from '../../../../lib/config/facts/bedrock-models.json';
import modelsFile from '../../../../lib/config/facts/models.json';
import { problemsAfter } from '../changed';

const WEIGHTS = 'models[0].weights.source';
const CONFIRMED = { 'models[0].weights.chatConfirmedOn': '2026-11-20' };

test.each([
  ['Qwen/Qwen3-Embedding-0.6B', 'embedding'],
  ['Qwen/Qwen3-Reranker-4B', 'rerank'],
  ['Qwen/Qwen3Guard-Gen-8B', 'moderation'],
  ['openai/gpt-oss-safeguard-20b', 'moderation'],
  ['meta-llama/Llama-Guard-4-12B', 'moderation'],
  ['google/shieldgemma-9b', 'moderation'],
  ['google/embeddinggemma-300m', 'embedding'],
  ['BAAI/bge-m3', 'embedding'],
  ['BAAI/bge-reranker-v2-m3', 'rerank'],
  ['intfloat/multilingual-e5-large', 'embedding'],
  ['Alibaba-NLP/gte-Qwen2-7B-instruct', 'embedding'],
  ['sentence-transformers/all-MiniLM-L6-v2', 'embedding'],
  ['jinaai/jina-embeddings-v5', 'embedding'],
  ['nvidia/NV-Embed-v2', 'embedding'],
  ['jinaai/jina-colbert-v2', 'embedding'],
  ['vidore/colpali-v1.3', 'embedding'],
  ['vidore/colqwen2.5-v0.2', 'embedding'],
  ['nvidia/Llama-3.1-Nemotron-70B-Reward', 'reward'],
  ['openai/whisper-large-v3', 'speech'],
  ['Qwen/Qwen3-TTS-12Hz', 'speech'],
  ['Qwen/Qwen3-ASR-1.7B', 'speech'],
  ['stabilityai/stable-diffusion-3.5-large', 'image'],
  ['black-forest-labs/FLUX.1-dev', 'image'],
  ['Qwen/Qwen-Image-2.1', 'image'],
  ['Wan-AI/Wan2.2-T2V-A14B', 'video'],
  ['KoalaAI/Text-Moderation', 'moderation'],
])('weights named %s are for %s, and refused before they become the first choice of auto', (source, task) => {
  expect(problemsAfter({ [WEIGHTS]: source })).toContainEqual(
    expect.objectContaining({ path: WEIGHTS, got: source, allowed: expect.stringContaining(task) }),
  );
});

test('who read the model card overrules what a name tells', () => {
  expect(problemsAfter({ [WEIGHTS]: 'our-bank/vanguard-chat' })).toHaveLength(1);
  expect(problemsAfter({ [WEIGHTS]: 'our-bank/vanguard-chat', ...CONFIRMED })).toEqual([]);
});

test('weights on SageMaker are judged as those on EC2 are', () => {
  const at = 'models[1].weights.source';
  expect(problemsAfter({ [at]: 'BAAI/bge-m3' })).toContainEqual(expect.objectContaining({ path: at }));
});

test.each([
  ['amazon.titan-embed-text-v2:0', 'embedding'],
  ['cohere.embed-v4:0', 'embedding'],
  ['amazon.nova-2-multimodal-embeddings-v1:0', 'embedding'],
  ['twelvelabs.marengo-embed-3-0-v1:0', 'embedding'],
  ['cohere.rerank-v3-5:0', 'rerank'],
  ['amazon.rerank-v1:0', 'rerank'],
  ['amazon.nova-canvas-v1:0', 'image'],
  ['amazon.titan-image-generator-v2:0', 'image'],
  ['stability.stable-image-ultra-v1:1', 'image'],
  ['amazon.nova-reel-v1:1', 'video'],
  ['luma.ray-v2:0', 'video'],
  ['twelvelabs.pegasus-1-2-v1:0', 'video'],
  ['amazon.nova-sonic-v1:0', 'speech'],
  ['amazon.nova-2-sonic-v1:0', 'speech'],
  ['openai.gpt-oss-safeguard-20b', 'moderation'],
])('the Bedrock model %s is for %s, and refused', (modelId, task) => {
  expect(problemsAfter({ 'models[2].modelId': modelId })).toEqual([
    expect.objectContaining({
      path: 'models[2].modelId',
      got: modelId,
      allowed: expect.stringContaining(`this one is for ${task}`),
    }),
  ]);
});

test.each(modelsFile.models.map(({ source, task }) => [source, task]))(
  'the catalogue states a task for %s that is one of ours',
  (_source, task) => {
    expect(TASKS).toContain(task);
  },
);

test.each(bedrockFile.models.map(({ id }) => id))(
  'the facts state a task for %s that is one of ours',
  (id) => {
    expect(TASKS).toContain(bedrockModel(id).task);
  },
);

test.each([...modelsFile.otherTasks, ...bedrockFile.otherTasks])(
  'names like $name tell $task, a task that is one of ours',
  ({ task }) => {
    expect(TASKS).toContain(task);
  },
);

const TASKS = ['chat', 'embedding', 'rerank', 'moderation', 'reward', 'image', 'video', 'speech'];
