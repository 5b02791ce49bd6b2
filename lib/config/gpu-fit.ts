import type { GpuInstance } from './facts/instances';
import type { ModelFacts } from './facts/models';

/** Share of GPU memory that vLLM uses by default, `--gpu-memory-utilization` (vLLM 0.27 and later). */
export const GPU_MEMORY_UTILIZATION = 0.92;
/** CUDA context, communication, graphs and activations, GiB per GPU: an engineering estimate of 1.5 to 2.5. */
const OVERHEAD_GIB = 2;
const GIB = 2 ** 30;

/** GiB on each GPU when a model runs on all GPUs of an instance and serves one request of full length. */
export interface GpuFit {
  readonly weights: number;
  readonly cache: number;
  readonly overhead: number;
  readonly needed: number;
  readonly available: number;
  /** Whether the number of GPUs divides the attention heads. Otherwise vLLM does not start. */
  readonly headsDivide: boolean;
}

/**
 * The memory that a model needs and has: weights / GPUs + cache / GPUs + overhead ≤ memory × 0.92. The cache is divided
 * over as many GPUs as there are key-value heads, and repeated on the others. `undefined` if size or shape is not
 * known.
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
