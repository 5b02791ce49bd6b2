import type { Acknowledgement } from './acknowledgement';

// Whether accepted deviations are still valid. The clock is an argument: it decides whether a synth succeeds, and never
// what a template contains (I11).

const DAY_MS = 24 * 60 * 60 * 1000;

/** An entry is announced this many days before its review day. */
export const ANNOUNCED_DAYS = 30;

/** The most days ahead that a review day may be; a leap year has 366. */
const LONGEST_DAYS = 366;

/** An acknowledgement that its owner must review. `why` completes the sentence "The review …". */
export interface DueReview {
  readonly entry: Acknowledgement;
  readonly why: string;
}

export interface ReviewState {
  /** No longer valid. Each one stops a synth. */
  readonly overdue: readonly DueReview[];
  /** Valid for {@link ANNOUNCED_DAYS} days at most. */
  readonly soon: readonly DueReview[];
}

/**
 * Sorts entries by their review day. An entry is valid through that day, UTC. A day that does not exist, or is more
 * than a year ahead, counts as overdue, because the entry would never expire.
 */
export function reviewState(entries: readonly Acknowledgement[], now: Date): ReviewState {
  const overdue: DueReview[] = [];
  const soon: DueReview[] = [];
  for (const entry of entries) {
    const days = daysUntil(entry.review, now);
    if (days === undefined) overdue.push({ entry, why: 'is no day such as 2026-11-21' });
    else if (days < 0) overdue.push({ entry, why: `was ${inDays(-days)} ago` });
    else if (days > LONGEST_DAYS) overdue.push({ entry, why: `is ${inDays(days)} ahead, more than a year` });
    else if (days <= ANNOUNCED_DAYS)
      soon.push({ entry, why: days === 0 ? 'is today' : `is in ${inDays(days)}` });
  }
  return { overdue, soon };
}

/** Accepted deviations are past their review day. The message lists each and can be printed as it is. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';

  constructor(readonly overdue: readonly DueReview[]) {
    super(`Not synthesized: ${overdueInWords(overdue)}`);
  }
}

/** The text for entries that are no longer valid, with the next step. */
export function overdueInWords(overdue: readonly DueReview[]): string {
  return [
    `${counted(overdue)} no longer accepted, because the review is due.`,
    ...overdue.map(paragraph),
    whatToDo,
  ].join('\n\n');
}

/** The text for entries that will stop a synth soon, with the next step. */
export function soonInWords(soon: readonly DueReview[]): string {
  return [
    `${counted(soon)} due for review within ${ANNOUNCED_DAYS} days. After its review day an entry stops every synth.`,
    ...soon.map(paragraph),
    whatToDo,
  ].join('\n\n');
}

const whatToDo = `Each is an entry of lib/compliance/register. Its owner decides: if the reason still holds, set \`review\` to a day at
most a year ahead; if it does not, remove the entry and fix what it accepted.`;

const counted = ({ length }: readonly DueReview[]) =>
  length === 1 ? '1 accepted deviation is' : `${length} accepted deviations are`;

function paragraph({ entry: { rules, constructs, reason, owner, review }, why }: DueReview): string {
  return [
    `  ${rules.join(', ')}`,
    `    on      ${constructs.join('\n            ')}`,
    `    review  ${review}, which ${why}`,
    `    owner   ${owner}`,
    `    reason  ${reason}`,
  ].join('\n');
}

/** Whole days from today to a day, both UTC; `undefined` if there is no such day. */
function daysUntil(day: string, now: Date): number | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) return undefined;
  return Math.round((time - Math.floor(now.getTime() / DAY_MS) * DAY_MS) / DAY_MS);
}

const inDays = (days: number) => (days === 1 ? '1 day' : `${days} days`);
