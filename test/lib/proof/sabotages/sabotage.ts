import type { Edit } from '../edit';

/** One change that breaks a claim, and the claims that must notice it. */
export interface Sabotage {
  readonly name: string;
  /** The changed deployment. @default sandbox */
  readonly on?: string;
  readonly noticedBy: readonly string[];
  readonly break: (edit: Edit) => void;
}
