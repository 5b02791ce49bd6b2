import type { Places } from '../../lambda/router/records/schema/chain';
import type { AuditFinding } from './audit-finding';
import { countWithin } from './places';
import type { RecordLine } from './read-records';

/** A record as a link of its chain. */
export interface ChainedLine extends Pick<RecordLine, 'where' | 'hash'> {
  readonly writer: string;
  readonly sequence: number;
  readonly previous: string | null;
  readonly unacknowledged: readonly Places[];
}

export interface Verified {
  readonly findings: readonly AuditFinding[];
  readonly chains: number;
  /** Different lines. */
  readonly records: number;
  /** Repeated lines, byte for byte: Firehose delivers at least once. */
  readonly duplicates: number;
  /** Missing records that their writer recorded as not acknowledged. */
  readonly unacknowledged: number;
}

export const chainedLine = ({ where, hash, record: { chain } }: RecordLine): ChainedLine => ({
  where,
  hash,
  ...chain,
});

/** The different lines of one writer by their place. */
type Chain = Map<number, ChainedLine[]>;

/**
 * What was altered, removed or added inside the chains of these lines, in any order. The last record of a chain has no
 * successor: a change of it, or the removal of later records, is not found here.
 *
 * @param part the lines are a part of all records: a chain may begin before the first one read
 */
export async function verifyChains(lines: AsyncIterable<ChainedLine>, part = false): Promise<Verified> {
  const writers = new Map<string, Chain>();
  let records = 0;
  let duplicates = 0;
  for await (const line of lines) {
    const chain: Chain = writers.get(line.writer) ?? new Map();
    const here = chain.get(line.sequence) ?? [];
    if (here.some(({ hash }) => hash === line.hash)) {
      duplicates++;
      continue;
    }
    records++;
    writers.set(line.writer, chain.set(line.sequence, [...here, line]));
  }
  const checked = [...writers.values()].map((chain) => checkChain(chain, part));
  return {
    findings: checked.flatMap(({ findings }) => findings),
    chains: writers.size,
    records,
    duplicates,
    unacknowledged: checked.reduce((sum, { unacknowledged }) => sum + unacknowledged, 0),
  };
}

function checkChain(chain: Chain, part: boolean): { findings: AuditFinding[]; unacknowledged: number } {
  const findings: AuditFinding[] = [];
  const sequences = [...chain.keys()].sort((a, b) => a - b);
  const told = [...chain.values()].flat().flatMap((line) => line.unacknowledged);
  let unacknowledged = 0;
  let before = part ? (sequences[0] ?? 1) - 1 : 0;

  for (const sequence of sequences) {
    const here = chain.get(sequence) ?? [];
    const [line] = here;
    if (!line) continue;
    const absent = sequence - before - 1;
    if (absent > 0) {
      const excused = countWithin(told, { first: before + 1, last: sequence - 1 });
      unacknowledged += excused;
      if (absent > excused) findings.push(gap(line, before + 1, sequence - 1, absent - excused));
    }
    if (here.length > 1) findings.push(fork(here));
    findings.push(...here.flatMap((each) => brokenLink(each, chain)));
    before = sequence;
  }
  return { findings, unacknowledged };
}

function gap(
  { where, writer, sequence }: ChainedLine,
  from: number,
  to: number,
  missing: number,
): AuditFinding {
  const all = missing === to - from + 1;
  const several = all ? `records ${from} to ${to} are` : `${missing} of records ${from} to ${to} are`;
  const which = from === to ? `record ${from} is` : several;
  return { kind: 'missing', where, words: `${which} missing before record ${sequence} of writer ${writer}` };
}

function fork(here: readonly ChainedLine[]): AuditFinding {
  const [first] = here;
  const words = `writer ${first?.writer} has ${here.length} different records ${first?.sequence}: one was added or altered`;
  return { kind: 'forked', where: here.map(({ where }) => where).join(', '), words };
}

function brokenLink(line: ChainedLine, chain: Chain): AuditFinding[] {
  const { sequence, previous, where, writer, hash } = line;
  if ((sequence === 1) !== (previous === null)) {
    return [
      { kind: 'altered', where, words: `record ${sequence} of writer ${writer} names a wrong beginning` },
    ];
  }
  const earlier = chain.get(sequence - 1);
  if (!earlier || earlier.some((each) => each.hash === previous)) return [];
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
