import { EC2_GPU_TYPES, ec2Instance } from '../../../../lib/config/facts/instances';
import modelsFile from '../../../../lib/config/facts/models.json';
import { hostMemory, streamLimit } from '../../../../lib/config/host-memory';
import { modelFitsMemory } from '../../../../lib/config/self-hosted/host-memory';
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
  model: { instanceType: 'x1.invented', contextTokens: 8192, weights: { source }, image: { source: 'vllm' } },
});
const problemsOf = (check: typeof modelFitsMemory, hosting: Hosting, source = 'Qwen/Qwen3-8B') =>
  check(hosting)([modelOf(source)], {});

test('an instance without the memory to load a model is refused, with the sum', () => {
  expect(problemsOf(modelFitsMemory, invented(8))).toEqual([
    {
      path: 'models[0].instanceType',
      got: 'x1.invented',
      allowed:
        '13.0 GiB of memory or more while a copy loads: buffers for weights 2.0 GiB, shared memory 1.0 GiB, caches in /tmp 4.0 GiB, processes of vLLM 5.0 GiB, system 1.0 GiB, for a largest tensor of 1.2 GiB; of its 8 GiB, x1.invented leaves 7.6 GiB',
      fix: 'take an instance type with more memory, or a model with smaller tensors',
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

test.each(EC2_GPU_TYPES)(
  'the limit of the buffers that vLLM is started with on %s are those of the sum',
  (type) => {
    const { gpuCount, memoryGib } = ec2Instance(type);
    const words = vllmCommand({
      weightsUri: 's3://weights/small/0/',
      servedName: 'small',
      contextTokens: 8192,
      gpuCount,
      memoryGib,
      serves: { task: 'chat', maxOutputTokens: 2048, parsers: {} },
    });
    const streamer = JSON.parse(words[words.indexOf('--model-loader-extra-config') + 1] ?? '');
    const { buffers } = hostMemory({ gpuCount, memoryGib }, true);
    expect((streamer.memory_limit * gpuCount) / GIB).toBeCloseTo(buffers, 6);
  },
);

const MAVERICK = 'meta-llama/Llama-4-Maverick-17B-128E-Instruct';
const withTensors = modelsFile.models.filter((model) => 'largestTensorGib' in model);
const pairs = EC2_GPU_TYPES.flatMap((type) =>
  withTensors.map(({ source, largestTensorGib = 0 }) => [type, source, largestTensorGib] as const),
);

test.each(pairs)(
  'on %s, the buffer of a process has room for the largest tensor of %s',
  (type, _, tensor) => {
    const instance = ec2Instance(type);
    // The streamer since 2026-08-09 divides the limit among the processes of an instance.
    expect(streamLimit(instance, tensor) / instance.gpuCount).toBeGreaterThanOrEqual(tensor * GIB);
  },
);

test('a model of small tensors keeps to a quarter of the memory, if each process takes the whole limit', () => {
  const instance = ec2Instance('p5.48xlarge');
  expect(streamLimit(instance, 2) * instance.gpuCount).toBe((instance.memoryGib / 4) * GIB);
});

test('whether the memory is enough depends on the model: the same instance has it for smaller tensors only', () => {
  expect(problemsOf(modelFitsMemory, invented(192, 4))).toEqual([]);
  expect(problemsOf(modelFitsMemory, invented(192, 4), MAVERICK)).toEqual([
    expect.objectContaining({
      path: 'models[0].instanceType',
      allowed: expect.stringMatching(
        /: buffers for weights 320\.0 GiB, .*for a largest tensor of 20\.0 GiB; /,
      ),
    }),
  ]);
});

test.each([
  ['g5.48xlarge', 1],
  ['p4d.24xlarge', 1],
  ['p5.48xlarge', 0],
  ['p5en.48xlarge', 0],
])('%s is refused for tensors of 20 GiB where its memory is too small: %d problems', (type, count) => {
  const hosting = { types: ['x1.invented'], factsOf: () => ec2Instance(type), streamsWeights: true };
  expect(problemsOf(modelFitsMemory, hosting, MAVERICK)).toHaveLength(count);
});

test.each(['our-bank/our-model', 'google/gemma-4-31B-it'])(
  'the tensors of %s are not known, so a quarter of the memory must do',
  (source) => {
    expect(problemsOf(modelFitsMemory, invented(48), source)).toEqual([]);
  },
);

test('weights on a disk need no buffer for their tensors', () => {
  expect(problemsOf(modelFitsMemory, invented(192, 4, false), MAVERICK)).toEqual([]);
});

test('an instance type without facts is left to another check', () => {
  expect(problemsOf(modelFitsMemory, { ...invented(1), types: [] })).toEqual([]);
});

test.each(withTensors)(
  'the largest tensor of $source is a part of its weights',
  ({ largestTensorGib = 0, weightsGib = 0 }) => {
    expect(largestTensorGib).toBeLessThan(weightsGib);
  },
);
