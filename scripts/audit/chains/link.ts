import type { Places } from '../../../lambda/router/records/schema/chain';
import type { AuditFinding } from '../audit-finding';
import type { RecordLine } from '../read-records';

/** A record as a link of its chain. */
export interface ChainedLine extends Pick<RecordLine, 'where' | 'hash'> {
  readonly writer: string;
  readonly sequence: number;
  readonly previous: string | null;
  readonly unacknowledged: readonly Places[];
}

export const chainedLine = ({ where, hash, record: { chain } }: RecordLine): ChainedLine => ({
  where,
  hash,
  ...chain,
});

/** The different lines of one writer by their place. */
export type Chain = ReadonlyMap<number, readonly ChainedLine[]>;

export function gap({ where, writer, sequence }: ChainedLine, from: number, missing: number): AuditFinding {
  const to = sequence - 1;
  const all = missing === to - from + 1;
  const several = all ? `records ${from} to ${to} are` : `${missing} of records ${from} to ${to} are`;
  const which = from === to ? `record ${from} is` : several;
  return { kind: 'missing', where, words: `${which} missing before record ${sequence} of writer ${writer}` };
}

export function fork(here: readonly ChainedLine[]): AuditFinding {
  const [first] = here;
  const words = `writer ${first?.writer} has ${here.length} different records ${first?.sequence}: one was added or altered`;
  return { kind: 'forked', where: here.map(({ where }) => where).join(', '), words };
}

export function wrongBeginning({ where, sequence, writer }: ChainedLine): AuditFinding {
  return { kind: 'altered', where, words: `record ${sequence} of writer ${writer} names a wrong beginning` };
}

/** Whether a record names a beginning where it is none, or none where it is one. */
export const namesWrongBeginning = ({ sequence, previous }: ChainedLine) =>
  (sequence === 1) !== (previous === null);

export function brokenLink(line: ChainedLine, chain: Chain): AuditFinding[] {
  const { sequence, previous, where, writer, hash } = line;
  const earlier = chain.get(sequence - 1);
  if (namesWrongBeginning(line) || !earlier || earlier.some((each) => each.hash === previous)) return [];
  const confirmed = chain.get(sequence + 1)?.some((each) => each.previous === hash);
  const who = confirmed ? `record ${sequence - 1} was altered` : 'one of the two was altered';
  return [
    {
      kind: 'altered',
      where: [...earlier.map((each) => each.where), where].join(', '),
      words: `record ${sequence} of writer ${writer} was written after another record ${sequence - 1}: ${who}`,
    },
  ];
}
