import { iso, many } from '../in-words';
import type { CoverageCheck } from './check-coverage';
import { howToGetKey, type PublicKey } from './read-public-keys';
import type { Signed } from './read-signed';
import type { StatedPart } from './stated-part';
import { BOUND_MINUTES, DELIVERY_MINUTES, GRACE_MINUTES, SIGNED_EVERY_MINUTES } from './time-limits';

export interface Covered {
  readonly signed: Signed;
  readonly coverage: CoverageCheck;
  readonly keys: readonly PublicKey[];
  readonly part: StatedPart | undefined;
  readonly until: Date;
  /** Signed objects outside of the part. */
  readonly outside: number;
}

/** Which period is covered by signatures, by which keys, and what is not shown. */
export function coverageInWords(covered: Covered): readonly string[] {
  const { signed, coverage } = covered;
  const { statements } = signed.heads;
  const [first, last] = [statements[0], statements.at(-1)];
  if (!first || !last) return [...unsignedSource(signed), NOT_SHOWN_WITHOUT];
  const counted = many(statements.length, 'statement');
  return [
    `Covered by ${covered.keys.length > 0 ? 'signatures' : 'statements, signatures not checked'}: ${iso(first.time)} to ${iso(last.time)}, ${counted}, ${first.sequence} to ${last.sequence}.`,
    ...(signed.later > 0
      ? [`${many(signed.later, 'statement')} from after ${covered.until.toISOString()} not used.`]
      : []),
    ...keysInWords(covered),
    `The bound, an hour plus delivery: a statement is signed every ${SIGNED_EVERY_MINUTES} minutes (${GRACE_MINUTES} late at most), and a record is delivered within ${DELIVERY_MINUTES}. What is done to a record in these ${BOUND_MINUTES} minutes, before its statement is signed, is not shown.`,
    ...(coverage.pending > 0
      ? [
          `${many(coverage.pending, 'record')} not covered yet: younger than the newest statement, or delivered since.`,
        ]
      : []),
    ...partInWords(covered),
    `Not shown: what was done to records before the first statement (${iso(first.time)}); a record that the router never wrote (npm run audit -- reconcile compares with the API access log); older versions of an object.`,
  ];
}

const unsignedSource = ({ count }: Signed) => [
  count === 0
    ? 'No signed statements here: nothing is covered by signatures. They are in heads/ of the records bucket.'
    : `None of ${many(count, 'statement')} can be relied on: nothing is covered by signatures.`,
];

const NOT_SHOWN_WITHOUT =
  'This does not show whether the end of a chain, or a whole chain, was rewritten, added or removed. Compare with the API access log: npm run audit -- reconcile.';

function keysInWords({ signed, keys }: Covered): readonly string[] {
  const [newest = ''] = [...signed.keys.keys()].reverse();
  if (keys.length > 0) {
    return [...signed.keys].map(([id, file]) => `Signed with ${id}, verified with ${file}.`);
  }
  return [
    'SIGNATURES WERE NOT CHECKED: no --public-key was given. So these statements show only what their own chain shows; a principal that can write the bucket could have written them all. Get the key, and run again with --public-key heads.der:',
    `  ${howToGetKey(newest)}`,
  ];
}

function partInWords({ part, outside, until }: Covered): readonly string[] {
  if (!part) return [`Complete up to ${until.toISOString()}, the time of this copy (--until).`];
  return [
    `A part: only ${part.folder}, with ${many(part.beside.size, 'object')} that were signed together with objects in it. ${many(outside, 'signed object')} of other times were not read; ids are compared inside the part.`,
  ];
}
