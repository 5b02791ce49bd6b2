import type { PINS } from './lock-file';

export type Fields = Readonly<Record<string, unknown>>;

/** What a section of the lock pins: a field of a model, or of a part of it. */
export interface Place {
  readonly section: (typeof PINS)[number];
  readonly hosts: readonly unknown[];
  /** @default the model itself */
  readonly part?: 'image' | 'weights';
  readonly field: string;
  /** The key of the field's value in the pin. */
  readonly pinned: string;
  /** The keys of the part that the value was found for, and that the pin repeats. */
  readonly found: readonly string[];
  /** The command that finds the value. @default no command does */
  readonly command?: 'stage-image' | 'stage-weights';
}

const SELF_HOSTED = ['vllm', 'sagemaker'];

export const PLACES: readonly Place[] = [
  {
    ...{ section: 'images', hosts: SELF_HOSTED, command: 'stage-image' },
    ...{ part: 'image', field: 'digest', pinned: 'digest', found: ['source'] },
  },
  {
    ...{ section: 'weights', hosts: SELF_HOSTED, command: 'stage-weights' },
    ...{ part: 'weights', field: 'manifest', pinned: 'manifest', found: ['source', 'revision'] },
  },
  { section: 'machineImages', hosts: ['vllm'], field: 'amiId', pinned: 'id', found: [] },
];

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
