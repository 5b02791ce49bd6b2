import * as z from 'zod/mini';
import { count, sha256, text } from './values';

/** A record's place among the records of one writer. How it is made: records/chain.ts. */
export const chain = () =>
  z.strictObject({
    writer: text().check(z.describe('One execution environment of a router function; new at each start.')),
    sequence: z
      .int()
      .check(z.gte(1), z.describe('1 for the first record of this writer, then one more each time.')),
    previous: z
      .nullable(sha256())
      .check(
        z.describe(
          'SHA-256 of the line before this one of the same writer, without its line feed; null in the first.',
        ),
      ),
    unacknowledged: z
      .array(count())
      .check(
        z.describe(
          'Earlier records of this writer that the audit stream did not acknowledge, and that no acknowledged record has named yet. They may be missing.',
        ),
      ),
  });

export type Chain = z.infer<ReturnType<typeof chain>>;
