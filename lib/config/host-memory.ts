import type { GpuInstance } from './facts/instances';

// The memory of an instance, apart from that of its GPUs. The task definition and the check of the deployment file use
// the same figures.

const GIB = 2 ** 30;

type Shape = Pick<GpuInstance, 'memoryGib' | 'gpuCount'>;

/**
 * Bytes of the buffer through which one process streams weights into its GPU: a quarter of the instance's memory for
 * all of them together. vLLM has one process for each GPU, and the streamer's limit counts for each process
 * (run-ai/runai-model-streamer, docs/src/env-vars.md, read 2026-11-26).
 */
export const streamBuffer = ({ memoryGib, gpuCount }: Shape): number =>
  Math.floor((memoryGib * GIB) / 4 / gpuCount);

/** MiB of `/dev/shm`. The processes of a model on several GPUs exchange tensors through it; a single GPU needs little. */
export const sharedMemoryMib = ({ gpuCount }: Pick<Shape, 'gpuCount'>): number =>
  gpuCount === 1 ? 1024 : 4096 * gpuCount;

/** MiB of `/tmp`, which is in memory: tokenizer files, compiled kernels and graphs. A generous estimate. */
export const CACHE_MIB = 4096;

/** GiB of vLLM's server and engine, and of each process that drives a GPU. Engineering estimates. */
const SERVER_GIB = 2;
const WORKER_GIB = 3;

/** GiB of Amazon Linux, Docker and the ECS agent. An engineering estimate. */
const SYSTEM_GIB = 1;

/** The share of the nominal memory that the kernel leaves: 15.3 of 16 GiB, and more of larger instances. An estimate. */
const USABLE = 0.95;

/** GiB of memory that one copy of a model needs at its highest, while it loads, and that its instance has. */
export interface HostMemory {
  readonly buffers: number;
  readonly shared: number;
  readonly caches: number;
  readonly processes: number;
  readonly system: number;
  readonly needed: number;
  readonly available: number;
}

/** @param streams whether weights are streamed; otherwise they are read from a disk, which needs no buffer */
export function hostMemory(instance: Shape, streams: boolean): HostMemory {
  const { memoryGib, gpuCount } = instance;
  const parts = {
    buffers: streams ? (streamBuffer(instance) * gpuCount) / GIB : 0,
    shared: sharedMemoryMib(instance) / 1024,
    caches: CACHE_MIB / 1024,
    processes: SERVER_GIB + WORKER_GIB * gpuCount,
    system: SYSTEM_GIB,
  };
  const needed = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { ...parts, needed, available: memoryGib * USABLE };
}
