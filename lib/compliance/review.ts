import type { Acknowledgement } from './acknowledgement';

// Whether accepted deviations are still valid. The clock is an argument: it decides whether a synth succeeds, and never
// what a template contains (I11).

const DAY_MS = 24 * 60 * 60 * 1000;

/** An entry is announced this many days before its review day. */
export const ANNOUNCED_DAYS = 30;

/** The most days ahead that a review day may be; a leap year has 366. */
const LONGEST_DAYS = 366;

/** Why an acknowledgement is not valid, or will soon not be valid. */
export type ReviewFault = 'overdue' | 'too far ahead' | 'no day' | 'soon';

/** An acknowledgement that its owner must review. `why` completes the sentence "The review …". */
export interface DueReview {
  readonly entry: Acknowledgement;
  readonly fault: ReviewFault;
  readonly why: string;
}

export interface ReviewState {
  /** Not valid, or no longer valid. Each one stops a synth. */
  readonly refused: readonly DueReview[];
  /** Valid for {@link ANNOUNCED_DAYS} days at most. */
  readonly soon: readonly DueReview[];
}

/**
 * Sorts entries by their review day. An entry is valid through that day, UTC. A day that does not exist, or is more
 * than a year ahead, counts as overdue, because the entry would never expire.
 */
export function reviewState(entries: readonly Acknowledgement[], now: Date): ReviewState {
  const due = entries.flatMap((entry) => dueReview(entry, now) ?? []);
  return {
    refused: due.filter(({ fault }) => fault !== 'soon'),
    soon: due.filter(({ fault }) => fault === 'soon'),
  };
}

function dueReview(entry: Acknowledgement, now: Date): DueReview | undefined {
  const days = daysUntil(entry.review, now);
  if (days === undefined) return { entry, fault: 'no day', why: 'is no day such as 2026-11-21' };
  if (days < 0) return { entry, fault: 'overdue', why: `was ${inDays(-days)} ago` };
  if (days > LONGEST_DAYS) return { entry, fault: 'too far ahead', why: `is ${inDays(days)} ahead` };
  if (days > ANNOUNCED_DAYS) return undefined;
  return { entry, fault: 'soon', why: days === 0 ? 'is today' : `is in ${inDays(days)}` };
}

/** Accepted deviations are not valid, or no longer valid. The message lists each and can be printed as it is. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';

  constructor(readonly refused: readonly DueReview[]) {
    super(`Not synthesized: ${reviewsInWords(refused)}`);
  }
}

/** The text for entries that stop a synth now or soon: what is wrong with each, and the next step. */
export function reviewsInWords(due: readonly DueReview[]): string {
  const sections = Object.entries(HEADINGS).flatMap(([fault, heading]) => {
    const found = due.filter((one) => one.fault === fault);
    return found.length === 0 ? [] : [`${counted(found)} ${heading}`, ...found.map(paragraph)];
  });
  return [...sections, whatToDo].join('\n\n');
}

/** What each fault means for an entry. */
const HEADINGS: Readonly<Record<ReviewFault, string>> = {
  overdue: 'no longer accepted, because the review is overdue.',
  'too far ahead':
    'not accepted, because the review day is more than a year ahead: nobody would review it in time.',
  'no day': 'not accepted, because the review day is not a day of the calendar.',
  soon: `due for review within ${ANNOUNCED_DAYS} days. After its review day an entry stops every synth.`,
};

const whatToDo = `Each is an entry of lib/compliance/register, or of \`acceptedFindings\` in the deployment file. Its owner decides: if
the reason still holds, set \`review\` to a day at most a year ahead; if it does not, remove the entry and fix what it
accepted.`;

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
