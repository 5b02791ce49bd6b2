import { bedrockModel } from '../../../../lib/config/facts/bedrock';
import bedrockFile from '../../../../lib/config/facts/bedrock-models.json';
import modelsFile from '../../../../lib/config/facts/models.json';
import { type NamedTask, taskByName } from '../../../../lib/config/facts/tasks';
import euCentral1 from '../../../fixtures/deployments/eu-central-1';
import { problemsAfter } from '../changed';

const NAMED = modelsFile.otherTasks as readonly NamedTask[];
const WEIGHTS = 'models[0].weights.source';
const CONFIRMED = { 'models[0].weights.chatConfirmedOn': '2026-11-26' };

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['Qwen/Qwen3-VL-Embedding-8B', 'embedding'],
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
  ['sentence-transformers/LaBSE', 'embedding'],
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
  ['cross-encoder/ms-marco-MiniLM-L6-v2', 'rerank'],
  ['nvidia/Nemotron-Content-Safety-Reasoning-4B', 'moderation'],
  ['protectai/deberta-v3-base-prompt-injection-v2', 'moderation'],
  ['unitary/toxic-bert', 'moderation'],
  ['Falconsai/nsfw_image_detection', 'moderation'],
  ['our-bank/e5-large-finetuned', 'embedding'],
  ['vidore/colSmol-500M', 'embedding'],
  ['nvidia/llama-3.2-nemoretriever-1b-vlm-v1', 'embedding'],
  ['facebook/contriever-msmarco', 'embedding'],
  ['naver/splade-v3', 'embedding'],
  ['microsoft/MiniLM-L12-H384-uncased', 'embedding'],
  ['microsoft/mpnet-base', 'embedding'],
  ['NovaSearch/stella_en_1.5B_v5', 'embedding'],
  ['openai/clip-vit-large-patch14', 'embedding'],
  ['jinaai/jina-clip-v2', 'embedding'],
  ['google/siglip2-so400m-patch14-384', 'embedding'],
  ['facebook/dinov3-vitl16-pretrain-lvd1689m', 'embedding'],
  ['google-bert/bert-base-uncased', 'embedding'],
  ['answerdotai/ModernBERT-large', 'embedding'],
  ['FacebookAI/xlm-roberta-large', 'embedding'],
  ['microsoft/deberta-v3-large', 'embedding'],
  ['distilbert/distilbert-base-uncased', 'embedding'],
  ['Qwen/Qwen2.5-Math-PRM-7B', 'reward'],
  ['Qwen/Qwen2.5-Math-RM-72B', 'reward'],
  ['coqui/XTTS-v2', 'speech'],
  ['facebook/wav2vec2-large-960h', 'speech'],
  ['facebook/hubert-large-ls960-ft', 'speech'],
  ['nvidia/parakeet-tdt-0.6b-v3', 'speech'],
  ['nvidia/canary-1b-v2', 'speech'],
  ['hexgrad/Kokoro-82M', 'speech'],
  ['suno/bark-small', 'speech'],
  ['microsoft/speecht5_vc', 'speech'],
  ['microsoft/VibeVoice-1.5B', 'speech'],
  ['facebook/musicgen-large', 'speech'],
  ['facebook/seamless-m4t-v2-large', 'speech'],
  ['UsefulSensors/moonshine-base', 'speech'],
  ['pyannote/speaker-diarization-3.1', 'speech'],
  ['stabilityai/sdxl-turbo', 'image'],
  ['Tongyi-MAI/Z-Image-Turbo', 'image'],
  ['tencent/HunyuanImage-3.0', 'image'],
  ['zai-org/GLM-Image', 'image'],
  ['our-bank/text-to-image-xl', 'image'],
  ['lllyasviel/sd-controlnet-canny', 'image'],
  ['PixArt-alpha/PixArt-XL-2-1024-MS', 'image'],
  ['kandinsky-community/kandinsky-3', 'image'],
  ['HiDream-ai/HiDream-I1-Full', 'image'],
  ['Wan-AI/Wan2.2-I2V-A14B', 'video'],
  ['Wan-AI/Wan2.2-TI2V-5B', 'video'],
  ['zai-org/CogVideoX-5b', 'video'],
  ['tencent/HunyuanVideo-1.5', 'video'],
  ['ali-vilab/text-to-video-ms-1.7b', 'video'],
  ['Lightricks/LTX-Video', 'video'],
  ['stabilityai/stable-video-diffusion-img2vid-xt', 'video'],
  ['our-bank/short-video-generator', 'video'],
  ['Lightricks/LTX-2', 'video'],
  ['genmo/mochi-1-preview', 'video'],
];

test.each(EXAMPLES)(
  'weights named %s are for %s, and refused before they become the first choice of auto',
  (source, task) => {
    expect(problemsAfter({ [WEIGHTS]: source })).toContainEqual(
      expect.objectContaining({ path: WEIGHTS, got: source, allowed: expect.stringContaining(task) }),
    );
  },
);

test.each(NAMED)('some weights are told by $name alone to be for $task', ({ name, task }) => {
  const others = NAMED.filter((one) => one.name !== name);
  const told = EXAMPLES.filter(
    ([source, expected]) => expected === task && taskByName(source, others) !== task,
  );
  expect(told).not.toEqual([]);
});

test.each([
  ...modelsFile.models.filter(({ task }) => task === 'chat').map(({ source }) => source),
  'Qwen/Qwen3-VL-8B-Instruct',
  'Qwen/Qwen3.6-35B-A3B',
  'Qwen/Qwen2.5-Omni-7B',
  'Qwen/QwQ-32B',
  'mistralai/Voxtral-Small-24B-2507',
  'mistralai/Ministral-3-14B-Instruct-2512',
  'meta-llama/Llama-3.2-11B-Vision-Instruct',
  'google/gemma-3n-E4B-it',
  'google/medgemma-27b-text-it',
  'deepseek-ai/DeepSeek-V4-Flash',
  'moonshotai/Kimi-K2.6',
  'zai-org/GLM-4.7-Flash',
  'MiniMaxAI/MiniMax-M2.7',
  'nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16',
  'ibm-granite/granite-4.0-h-small',
  'microsoft/Phi-4-multimodal-instruct',
  'CohereLabs/command-a-03-2025',
  'tencent/Hunyuan-A13B-Instruct',
  'ByteDance-Seed/Seed-OSS-36B-Instruct',
  'OpenGVLab/InternVL3-8B',
  'DAMO-NLP-SG/VideoLLaMA3-7B',
  'AgentPublic/albert-spp-8b',
  'swiss-ai/Apertus-70B-Instruct-2509',
  'NousResearch/Hermes-4-70B',
])('the name of %s tells no other task than chat', (source) => {
  expect(taskByName(source, NAMED)).toBeUndefined();
});

test('a confirmation from the model card overrides the name', () => {
  expect(problemsAfter({ [WEIGHTS]: 'our-bank/vanguard-chat' })).toHaveLength(1);
  expect(problemsAfter({ [WEIGHTS]: 'our-bank/vanguard-chat', ...CONFIRMED })).toEqual([]);
});

test('weights that only their name says to embed are accepted after a look at the model card', () => {
  const confirmed = {
    'models[0].weights.embeddingConfirmedOn': '2026-11-26',
    'models[0].maxOutputTokens': undefined,
  };
  const own = { [WEIGHTS]: 'our-bank/e5-large-finetuned', 'models[0].fallbacks': [] };
  expect(problemsAfter({ ...own, ...confirmed })).toEqual([]);
});

test('weights that the file confirms for two tasks are refused, and both keys are named', () => {
  const problems = problemsAfter({
    [WEIGHTS]: 'our-bank/vanguard-chat',
    ...CONFIRMED,
    'models[0].weights.embeddingConfirmedOn': '2026-11-26',
  });
  expect(problems).toEqual([
    {
      path: 'models[0].weights.embeddingConfirmedOn',
      got: '2026-11-26, with chatConfirmedOn 2026-11-26',
      allowed: expect.stringContaining('one of chatConfirmedOn and embeddingConfirmedOn'),
      fix: expect.stringContaining('remove the other'),
    },
  ]);
});

test('weights on SageMaker have the same rules as those on EC2', () => {
  const at = 'models[1].weights.source';
  expect(problemsAfter({ [at]: 'BAAI/bge-m3' })).toContainEqual(expect.objectContaining({ path: at }));
});

test.each([
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
  'the catalogue states a task for %s that exists',
  (_source, task) => {
    expect(TASKS).toContain(task);
  },
);

test.each(bedrockFile.models.map(({ id }) => id))('the facts state a task for %s that exists', (id) => {
  expect(TASKS).toContain(bedrockModel(id).task);
});

test.each([...modelsFile.otherTasks, ...bedrockFile.otherTasks])(
  'names like $name tell $task, a task that is one of ours',
  ({ task }) => {
    expect(TASKS).toContain(task);
  },
);

const TASKS = ['chat', 'embedding', 'rerank', 'moderation', 'reward', 'image', 'video', 'speech'];

const SCOUT = 'meta-llama/Llama-4-Scout-17B-16E-Instruct';
const fits = { 'models[0].instanceType': 'g6e.48xlarge', 'models[0].contextTokens': 8_192 };

test('Llama 4 is refused in the European Union, where its licence does not permit use', () => {
  expect(problemsAfter({ ...fits, 'models[0].weights.source': SCOUT }, euCentral1)).toEqual([
    expect.objectContaining({
      path: 'models[0].weights.source',
      allowed: expect.stringContaining('Llama 4'),
    }),
  ]);
});

test('Llama 4 is allowed elsewhere', () => {
  expect(problemsAfter({ ...fits, 'models[0].weights.source': SCOUT })).toEqual([]);
});

test('a research licence is refused everywhere, unless the file states what permits the use', () => {
  const changes = { ...fits, 'models[0].weights.source': 'mistralai/Mistral-Large-Instruct-2411' };
  expect(problemsAfter(changes)).toEqual([expect.objectContaining({ path: 'models[0].weights.source' })]);
  const grant = 'commercial licence agreement with Mistral AI, contract 2026-114';
  expect(problemsAfter({ ...changes, 'models[0].weights.grant': grant })).toEqual([]);
});
