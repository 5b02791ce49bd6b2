import { type GpuFit, gpuFit } from '../gpu-fit';
import { type HostCheck, modelCheck } from '../host-check';
import { type Hosting, instanceIfKnown, type OnInstances } from './instance-types';
import { weightsFacts } from './weights-facts';

/** Weights and one request of full length fit into the GPUs. A model that the facts do not have is not checked. */
export const modelFitsGpus = (hosting: Hosting): HostCheck<OnInstances> =>
  modelCheck<OnInstances>()([], (model, path) => {
    const facts = weightsFacts(model.weights);
    const instance = instanceIfKnown(hosting, model);
    const fit = facts && instance && gpuFit(facts, instance, model.contextTokens);
    if (!facts || !instance || !fit) return [];
    if (!fit.headsDivide) {
      return [
        {
          path: `${path}.instanceType`,
          got: model.instanceType,
          allowed: `a number of GPUs that divides ${facts.source}'s ${facts.attentionHeads} attention heads; this has ${instance.gpuCount}`,
          fix: 'take an instance type with another number of GPUs',
        },
      ];
    }
    if (fit.needed <= fit.available) return [];
    return [
      {
        path: `${path}.instanceType`,
        got: model.instanceType,
        allowed: `${gib(fit.needed)} per GPU or more: ${sum(fit)}; ${instance.gpuCount} × ${instance.gpu} leaves ${gib(fit.available)} each`,
        fix:
          fit.weights + fit.overhead > fit.available
            ? 'take an instance type with more GPU memory, or a smaller or quantised model'
            : `lower contextTokens (${model.contextTokens}), or take an instance type with more GPU memory`,
      },
    ];
  });

const gib = (amount: number) => `${amount.toFixed(1)} GiB`;

function sum({ weights, cache, overhead }: GpuFit): string {
  return `weights ${gib(weights)}, cache of one full-length request ${gib(cache)}, overhead ${gib(overhead)}`;
}
