import { modelFacts } from '../facts/models';
import { type HostCheck, modelCheck } from '../host-check';
import { type HostMemory, hostMemory, streamBuffer } from '../host-memory';
import { type Hosting, instanceIfKnown, type OnInstances } from './instance-types';

const GIB = 2 ** 30;

/** The instance has the memory that a copy needs while it loads. Otherwise the kernel ends vLLM or the ECS agent. */
export const modelFitsMemory = (hosting: Hosting): HostCheck<OnInstances> =>
  modelCheck<OnInstances>()([], (model, path) => {
    const instance = instanceIfKnown(hosting, model);
    if (!instance) return [];
    const memory = hostMemory(instance, hosting.streamsWeights);
    if (memory.needed <= memory.available) return [];
    return [
      {
        path: `${path}.instanceType`,
        got: model.instanceType,
        allowed: `${gib(memory.needed)} of memory or more while a copy loads: ${sum(memory)}; of its ${instance.memoryGib} GiB, ${model.instanceType} leaves ${gib(memory.available)}`,
        fix: 'take an instance type with more memory',
      },
    ];
  });

/** Each process streams weights through a buffer that holds their largest tensor. Otherwise vLLM does not start. */
export const tensorsFitBuffer = (hosting: Hosting): HostCheck<OnInstances> =>
  modelCheck<OnInstances>()([], (model, path) => {
    const instance = instanceIfKnown(hosting, model);
    const tensor = modelFacts(model.weights.source)?.largestTensorGib;
    if (!instance || !hosting.streamsWeights || tensor === undefined) return [];
    const buffer = streamBuffer(instance) / GIB;
    if (tensor <= buffer) return [];
    return [
      {
        path: `${path}.instanceType`,
        got: model.instanceType,
        allowed: `a buffer of ${gib(tensor)} or more for each GPU, the largest tensor of ${model.weights.source}; a quarter of ${instance.memoryGib} GiB for ${instance.gpuCount} GPUs is ${gib(buffer)} each`,
        fix: 'take an instance type with more memory for each GPU',
      },
    ];
  });

const gib = (amount: number) => `${amount.toFixed(1)} GiB`;

function sum({ buffers, shared, caches, processes, system }: HostMemory): string {
  return `buffers for weights ${gib(buffers)}, shared memory ${gib(shared)}, caches in /tmp ${gib(caches)}, processes of vLLM ${gib(processes)}, system ${gib(system)}`;
}
