import { ec2Instance } from '../../../lib/config/facts/instances';
import { modelFacts } from '../../../lib/config/facts/models';
import { gpuFit } from '../../../lib/config/gpu-fit';

function fitOf(source: string, instanceType: string, contextTokens: number) {
  const model = modelFacts(source);
  const fit = model && gpuFit(model, ec2Instance(instanceType), contextTokens);
  if (!fit) throw new Error(`nothing known about ${source}`);
  return fit;
}

// Sizes that AWS tests its vLLM images with, at 4,096 tokens (aws/deep-learning-containers, 2026-08-21).
test.each([
  ['meta-llama/Llama-3.3-70B-Instruct', 'g6e.12xlarge'],
  ['Qwen/Qwen3-32B', 'g6e.12xlarge'],
  ['openai/gpt-oss-20b', 'g6e.xlarge'],
])('%s fits %s, as AWS runs it', (source, instanceType) => {
  const { needed, available } = fitOf(source, instanceType, 4_096);
  expect(needed).toBeLessThanOrEqual(available);
});

test.each([
  ['Qwen/Qwen3-32B', 'g6.xlarge'],
  ['meta-llama/Llama-3.3-70B-Instruct', 'g6.12xlarge'],
  ['deepseek-ai/DeepSeek-V3', 'p5.48xlarge'],
])('%s does not fit %s', (source, instanceType) => {
  const { needed, available } = fitOf(source, instanceType, 4_096);
  expect(needed).toBeGreaterThan(available);
});

test("the cache of one token follows from the model's shape", () => {
  // 36 layers × 8 key-value heads × 128 × 2 (key and value) × 2 bytes = 147,456 bytes.
  expect(fitOf('Qwen/Qwen3-8B', 'g6.xlarge', 2 ** 20).cache).toBe(147_456 / 1_024);
});

test('weights are divided over all GPUs, the cache over as many as there are key-value heads', () => {
  const one = fitOf('Qwen/Qwen3-30B-A3B-Instruct-2507', 'g6e.xlarge', 32_768);
  const eight = fitOf('Qwen/Qwen3-30B-A3B-Instruct-2507', 'g6e.48xlarge', 32_768);
  expect(eight.weights).toBe(one.weights / 8);
  expect(eight.cache).toBe(one.cache / 4);
});

test('a number of GPUs that does not divide the attention heads is noticed', () => {
  expect(fitOf('Qwen/Qwen2.5-7B-Instruct', 'g6.48xlarge', 4_096).headsDivide).toBe(false);
  expect(fitOf('Qwen/Qwen2.5-7B-Instruct', 'g6.12xlarge', 4_096).headsDivide).toBe(true);
});

test('a model of unknown shape gives no result', () => {
  const model = modelFacts('mistralai/Mistral-Large-3-675B-Instruct-2512');
  expect(model && gpuFit(model, ec2Instance('g6.xlarge'), 4_096)).toBeUndefined();
});
