import { z } from 'zod';
import { day } from '../scalars';
import { textLike } from '../text-like';

/**
 * Who answers for an imported thing. No template contains it, so nothing about it can be proven: the reports list it
 * with this name and day, as vouched for.
 */
export const vouchedBy = z.strictObject({
  /** The team or the role that owns it, as an auditor would ask for it. */
  name: textLike(
    'the team or the role that answers for it',
    /\p{L}.*\p{L}.*\p{L}/u,
    'name a team or a role, such as network platform team',
  ),
  /** The day on which they last confirmed it. After a year every command warns. */
  on: day,
});

export type VouchedBy = z.output<typeof vouchedBy>;
