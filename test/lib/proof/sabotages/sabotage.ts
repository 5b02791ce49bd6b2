import type { Edit } from '../edit';

/** One way to break what is promised, and the claims that must notice. */
export interface Sabotage {
  readonly name: string;
  /** The deployment it is done to. @default sandbox */
  readonly on?: string;
  readonly noticedBy: readonly string[];
  readonly break: (edit: Edit) => void;
}
