import { type HostCheck, modelCheck } from '../host-check';
import { type HostMemory, hostMemory } from '../host-memory';
import { type Hosting, instanceIfKnown, type OnInstances } from './instance-types';
import { weightsFacts } from './weights-facts';

/**
 * The instance has the memory that a copy of this model needs while it loads: with room for the model's largest tensor in
 * each buffer. Otherwise vLLM does not start, or the kernel ends it or the ECS agent. Every instance type of the facts has
 * it for a model of small tensors; a mixture of experts can have one of 20 GiB.
 */
export const modelFitsMemory = (hosting: Hosting): HostCheck<OnInstances> =>
  modelCheck<OnInstances>()([], (model, path) => {
    const instance = instanceIfKnown(hosting, model);
    if (!instance) return [];
    const tensor = weightsFacts(model.weights)?.largestTensorGib;
    const memory = hostMemory(instance, hosting.streamsWeights, tensor);
    if (memory.needed <= memory.available) return [];
    return [
      {
        path: `${path}.instanceType`,
        got: model.instanceType,
        allowed: `${gib(memory.needed)} of memory or more while a copy loads: ${sum(memory)}${tensor === undefined ? '' : `, for a largest tensor of ${gib(tensor)}`}; of its ${instance.memoryGib} GiB, ${model.instanceType} leaves ${gib(memory.available)}`,
        fix: 'take an instance type with more memory, or a model with smaller tensors',
      },
    ];
  });

const gib = (amount: number) => `${amount.toFixed(1)} GiB`;

function sum({ buffers, shared, caches, processes, system }: HostMemory): string {
  return `buffers for weights ${gib(buffers)}, shared memory ${gib(shared)}, caches in /tmp ${gib(caches)}, processes of vLLM ${gib(processes)}, system ${gib(system)}`;
}
