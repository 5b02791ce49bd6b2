import { EC2_GPU_TYPES, ec2Instance } from '../../../../lib/config/facts/instances';
import modelsFile from '../../../../lib/config/facts/models.json';
import { hostMemory } from '../../../../lib/config/host-memory';
import { modelFitsMemory, tensorsFitBuffer } from '../../../../lib/config/self-hosted/host-memory';
import type { Hosting } from '../../../../lib/config/self-hosted/instance-types';
import { vllmCommand } from '../../../../lib/hosts/vllm/vllm-command';

const GIB = 2 ** 30;

/** An instance type that AWS does not have, with this memory. */
const invented = (memoryGib: number, gpuCount = 1, streamsWeights = true): Hosting => ({
  types: ['x1.invented'],
  factsOf: () => ({ ...ec2Instance('g6.xlarge'), memoryGib, gpuCount }),
  streamsWeights,
});
const modelOf = (source: string) => ({
  path: 'models[0]',
  model: { instanceType: 'x1.invented', contextTokens: 8192, weights: { source } },
});
const problemsOf = (check: typeof modelFitsMemory, hosting: Hosting, source = 'Qwen/Qwen3-8B') =>
  check(hosting)([modelOf(source)], {});

test('an instance without the memory to load a model is refused, with the sum', () => {
  expect(problemsOf(modelFitsMemory, invented(8))).toEqual([
    {
      path: 'models[0].instanceType',
      got: 'x1.invented',
      allowed:
        '13.0 GiB of memory or more while a copy loads: buffers for weights 2.0 GiB, shared memory 1.0 GiB, caches in /tmp 4.0 GiB, processes of vLLM 5.0 GiB, system 1.0 GiB; of its 8 GiB, x1.invented leaves 7.6 GiB',
      fix: 'take an instance type with more memory',
    },
  ]);
});

test('each further GPU has a process and shared memory of its own', () => {
  expect(problemsOf(modelFitsMemory, invented(48, 1))).toEqual([]);
  expect(problemsOf(modelFitsMemory, invented(48, 8))).toHaveLength(1);
});

test('a host that puts weights on a disk needs no buffer for them', () => {
  expect(problemsOf(modelFitsMemory, invented(15, 1, true))).toHaveLength(1);
  expect(problemsOf(modelFitsMemory, invented(15, 1, false))).toEqual([]);
});

test.each(EC2_GPU_TYPES)('%s has the memory that a copy needs while it loads', (type) => {
  const { needed, available } = hostMemory(ec2Instance(type), true);
  expect(needed).toBeLessThanOrEqual(available);
});

test.each(EC2_GPU_TYPES)('the buffers that vLLM is started with on %s are those of the sum', (type) => {
  const { gpuCount, memoryGib } = ec2Instance(type);
  const words = vllmCommand({
    weightsUri: 's3://weights/small/0/',
    servedName: 'small',
    contextTokens: 8192,
    maxOutputTokens: 2048,
    gpuCount,
    memoryGib,
    parsers: {},
  });
  const streamer = JSON.parse(words[words.indexOf('--model-loader-extra-config') + 1] ?? '');
  const { buffers } = hostMemory({ gpuCount, memoryGib }, true);
  expect((streamer.memory_limit * gpuCount) / GIB).toBeCloseTo(buffers, 6);
});

test('a buffer that is smaller than the largest tensor is refused, with both sizes', () => {
  const source = 'meta-llama/Llama-4-Maverick-17B-128E-Instruct';
  expect(problemsOf(tensorsFitBuffer, invented(192, 4), source)).toEqual([
    expect.objectContaining({
      path: 'models[0].instanceType',
      allowed: expect.stringMatching(
        /^a buffer of 20\.0 GiB or more for each GPU.*a quarter of 192 GiB for 4 GPUs is 12\.0 GiB each$/,
      ),
    }),
  ]);
});

test('the same memory for fewer GPUs has room for the largest tensor', () => {
  const source = 'meta-llama/Llama-4-Maverick-17B-128E-Instruct';
  expect(problemsOf(tensorsFitBuffer, invented(192, 2), source)).toEqual([]);
});

test.each(['our-bank/our-model', 'google/gemma-4-31B-it'])(
  'the tensors of %s are not known, so their buffer is not checked',
  (source) => {
    expect(problemsOf(tensorsFitBuffer, invented(1), source)).toEqual([]);
  },
);

test('weights on a disk need no buffer for their tensors', () => {
  const source = 'meta-llama/Llama-4-Maverick-17B-128E-Instruct';
  expect(problemsOf(tensorsFitBuffer, invented(1, 1, false), source)).toEqual([]);
});

test.each([modelFitsMemory, tensorsFitBuffer])(
  'an instance type without facts is left to another check (%#)',
  (check) => {
    const unknown = { ...invented(1), types: [] };
    expect(problemsOf(check, unknown)).toEqual([]);
  },
);

test.each(modelsFile.models.filter((model) => 'largestTensorGib' in model))(
  'the largest tensor of $source is a part of its weights',
  ({ largestTensorGib = 0, weightsGib = 0 }) => {
    expect(largestTensorGib).toBeLessThan(weightsGib);
  },
);
