import type { EntityType } from '../../../../policy/entity';
import type { Digits } from '../checksums';

/** A number known by how its digits are grouped, and by a check on them. */
export interface NumberFormat {
  readonly type: EntityType;
  /**
   * Groupings that suffice, as lengths and what stands between them, `~` for any one separator throughout:
   * `3-2-4`, `4~4~4~4`, `13`. Without grouping of its own a number stands here only if fewer than one in a
   * thousand numbers of its length pass the check; a payment card is the exception.
   */
  readonly alone?: readonly string[];
  /** Groupings that need a word before them that announces the number. */
  readonly announced?: readonly string[];
  readonly valid: (digits: Digits) => boolean;
}
