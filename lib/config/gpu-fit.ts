import type { GpuInstance } from './facts/instances';
import type { ModelFacts } from './facts/models';

/** Share of GPU memory vLLM takes unless told otherwise, `--gpu-memory-utilization` (vLLM 0.27 and later). */
export const GPU_MEMORY_UTILIZATION = 0.92;
/** CUDA context, communication, graphs and activations, GiB per GPU: an engineering estimate of 1.5 to 2.5. */
const OVERHEAD_GIB = 2;
const GIB = 2 ** 30;

/** GiB on each GPU when a model runs over all GPUs of an instance and holds one request of full length. */
export interface GpuFit {
  readonly weights: number;
  readonly cache: number;
  readonly overhead: number;
  readonly needed: number;
  readonly available: number;
  /** Whether the attention heads divide evenly over the GPUs, without which vLLM does not start. */
  readonly headsDivide: boolean;
}

/**
 * Whether a model fits at all: weights / GPUs + cache / GPUs + overhead ≤ memory × 0.92. Cache is shared by as many
 * GPUs as there are key-value heads and repeated on the others. `undefined` where size or shape is not known.
 */
export function gpuFit(model: ModelFacts, instance: GpuInstance, contextTokens: number): GpuFit | undefined {
  const { weightsGib, kvBytesPerToken, kvHeads, attentionHeads } = model;
  if (weightsGib === undefined || kvBytesPerToken === undefined) return undefined;
  const gpus = instance.gpuCount;
  const weights = weightsGib / gpus;
  const cache = (kvBytesPerToken * contextTokens) / GIB / Math.min(gpus, kvHeads ?? 1);
  return {
    weights,
    cache,
    overhead: OVERHEAD_GIB,
    needed: weights + cache + OVERHEAD_GIB,
    available: instance.vramGibPerGpu * GPU_MEMORY_UTILIZATION,
    headsDivide: attentionHeads === undefined || attentionHeads % gpus === 0,
  };
}
