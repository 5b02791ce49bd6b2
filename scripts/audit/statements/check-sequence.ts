import type { AuditFinding } from '../audit-finding';
import type { ReadStatement } from './read-statements';
import { GRACE_MINUTES, LONGEST_BETWEEN_MS } from './time-limits';

/**
 * Whether each statement was written after the one before it, an hour later, and none is missing. Called with each
 * statement in order.
 */
export function sequenceChecker(report: (finding: AuditFinding) => void) {
  let before: ReadStatement | undefined;

  return (statement: ReadStatement): void => {
    const { number, where, stated } = statement;
    const expected = before ? before.number + 1 : 1;
    if (number > expected) report({ kind: 'statement-gap', where, words: gap(expected, number) });
    if (stated) {
      const earlier = before?.number === number - 1 ? before : undefined;
      const fault = ownFault(statement, stated) ?? (earlier && faultAfter(earlier, where, stated));
      if (fault) report(fault);
    }
    before = statement;
  };
}

type States = NonNullable<ReadStatement['stated']>;

function ownFault(
  { number, where }: ReadStatement,
  { sequence, previous }: States,
): AuditFinding | undefined {
  if (sequence !== number) {
    const words = `it is statement ${sequence} under the name of statement ${number}: there are two of one number, or one was moved`;
    return { kind: 'statement-fork', where, words };
  }
  if ((sequence === 1) === (previous === null)) return undefined;
  return { kind: 'statement-link', where, words: `statement ${sequence} names a wrong beginning` };
}

function faultAfter(
  earlier: ReadStatement,
  where: string,
  { previous, time }: States,
): AuditFinding | undefined {
  if (previous !== earlier.hash) {
    const words = `it was written after another statement ${earlier.number}: one of the two was replaced`;
    return { kind: 'statement-link', where: `${earlier.where}, ${where}`, words };
  }
  if (!earlier.stated) return undefined;
  const between = Date.parse(time) - Date.parse(earlier.stated.time);
  if (between <= 0) {
    return { kind: 'statement-link', where, words: `its time ${time} is not after ${earlier.stated.time}` };
  }
  if (between <= LONGEST_BETWEEN_MS) return undefined;
  const words = `${Math.round(between / 60_000)} minutes passed since the statement before, of ${earlier.stated.time}; the signer signs every hour, ${GRACE_MINUTES} minutes late at most`;
  return { kind: 'missing-hour', where, words };
}

const gap = (from: number, next: number) =>
  from === next - 1
    ? `statement ${from} is missing before it`
    : `statements ${from} to ${next - 1} are missing before it`;
