import type { GpuInstance } from './facts/instances';

// The memory of an instance, apart from that of its GPUs. The task definition and the check of the deployment file use
// the same figures.

const GIB = 2 ** 30;

type Shape = Pick<GpuInstance, 'memoryGib' | 'gpuCount'>;

/**
 * The streamer's memory limit, in bytes. A limit below the largest tensor keeps vLLM from starting.
 *
 * What it limits depends on the streamer's version where several processes read together. Up to 0.15 it counts for each
 * process, and vLLM has one for each GPU (run-ai/runai-model-streamer, distributed_streamer.py of 2026-04-29). Since pull
 * request 167 of 2026-08-09 it counts for the instance and is divided by its processes. vLLM's image takes any version
 * from 0.15.7 (vllm-project/vllm, docker/Dockerfile), so its name does not say which. Read 2026-11-26.
 *
 * So the limit is right under both readings: a quarter of the instance's memory, divided by the processes, and more if a
 * process could not hold the largest tensor after the streamer has divided once again.
 *
 * @param largestTensorGib `undefined`: not known, and a quarter of the memory must do
 */
export function streamLimit({ memoryGib, gpuCount }: Shape, largestTensorGib = 0): number {
  const share = Math.floor((memoryGib * GIB) / 4 / gpuCount);
  return Math.max(share, Math.ceil(largestTensorGib * GIB) * gpuCount);
}

/** MiB of `/dev/shm`. The processes of a model on several GPUs exchange tensors through it; a single GPU needs little. */
export const sharedMemoryMib = (gpuCount: number): number => (gpuCount === 1 ? 1024 : 4096 * gpuCount);

/** MiB of `/tmp`, which is in memory: tokenizer files, compiled kernels and graphs. A generous estimate. */
export const CACHE_MIB = 4096;

/** GiB of vLLM's server and engine, and of each process that drives a GPU. Engineering estimates. */
const SERVER_GIB = 2;
const WORKER_GIB = 3;

/** GiB of Amazon Linux, Docker and the ECS agent. An engineering estimate. */
const SYSTEM_GIB = 1;

/** The share of the nominal memory that the kernel leaves: 15.3 of 16 GiB, and more of larger instances. An estimate. */
const USABLE = 0.95;

/** MiB that the container of a model can have: what the kernel leaves, without what the system needs. */
export const containerMib = (memoryGib: number): number =>
  Math.floor((memoryGib * USABLE - SYSTEM_GIB) * 1024);

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

/**
 * @param streams whether weights are streamed; otherwise they are read from a disk, which needs no buffer
 * @param largestTensorGib of the model; `undefined` if it is not known
 */
export function hostMemory(instance: Shape, streams: boolean, largestTensorGib?: number): HostMemory {
  const { memoryGib, gpuCount } = instance;
  const parts = {
    // The greater of the two readings: each process takes the whole limit.
    buffers: streams ? (streamLimit(instance, largestTensorGib) * gpuCount) / GIB : 0,
    shared: sharedMemoryMib(gpuCount) / 1024,
    caches: CACHE_MIB / 1024,
    processes: SERVER_GIB + WORKER_GIB * gpuCount,
    system: SYSTEM_GIB,
  };
  const needed = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { ...parts, needed, available: memoryGib * USABLE };
}
