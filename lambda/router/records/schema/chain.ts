import * as z from 'zod/mini';
import { sha256, text } from './values';

const place = () => z.int().check(z.gte(1));

/** A record's place among the records of one writer. records/chain.ts creates it. */
export const chain = () =>
  z.strictObject({
    writer: text().check(z.describe('One execution environment of a router function; new at each start.')),
    sequence: place().check(z.describe('1 for the first record of this writer, then one more each time.')),
    previous: z
      .nullable(sha256())
      .check(
        z.describe(
          'SHA-256 of the line before this one of the same writer, without its line feed; null in the first.',
        ),
      ),
    unacknowledged: z
      .array(
        z.strictObject({
          first: place().check(z.describe('The first of them.')),
          last: place().check(z.describe('The last of them; the same where it is one.')),
        }),
      )
      .check(
        z.describe(
          'Earlier records of this writer that the audit stream did not acknowledge, and that no acknowledged record has named yet. They may be missing.',
        ),
      ),
  });

export type Chain = z.infer<ReturnType<typeof chain>>;
/** Places in a chain, both ends included. */
export type Places = Chain['unacknowledged'][number];
