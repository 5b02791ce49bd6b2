import type { Host } from '../../policy/boundary';

/** A name that a host gives to a part of itself: `sagemaker`, `vllm-task`. */
export type HostPart = Host | `${Host}-${string}`;
