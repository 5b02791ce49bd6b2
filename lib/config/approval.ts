import { z } from 'zod';
import { day } from './scalars';
import { textLike } from './text-like';

/** Who approved something that no public source vouches for, and when. */
export const approval = z.strictObject({
  /** The team or the role, as an auditor would ask for it. */
  name: textLike(
    'the team or the role that approved it',
    /\p{L}.*\p{L}.*\p{L}/u,
    'name a team or a role, such as model risk committee',
  ),
  on: day,
});
