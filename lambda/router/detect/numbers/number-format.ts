import type { EntityType } from '../../../../policy/entity';
import type { Digits } from '../checksums';

/** A number that is recognized by the grouping of its digits and by a check on them. */
export interface NumberFormat {
  readonly type: EntityType;
  /**
   * Groupings that need no word, as lengths with their separators, `~` for the same separator throughout: `3-2-4`,
   * `4~4~4~4`, `13`. A number without its own grouping is here only if fewer than one in a thousand numbers of its
   * length pass the check. A payment card is the exception.
   */
  readonly alone?: readonly string[];
  /** Groupings that need a word before them which announces the number. */
  readonly announced?: readonly string[];
  readonly valid: (digits: Digits) => boolean;
}
