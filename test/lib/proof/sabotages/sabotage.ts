import type { Edit } from '../edit';

/** One way to break what is promised, and the claims that must notice. On the sandbox deployment. */
export interface Sabotage {
  readonly name: string;
  readonly noticedBy: readonly string[];
  readonly break: (edit: Edit) => void;
}
