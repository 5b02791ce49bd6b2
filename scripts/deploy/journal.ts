import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** One line of the journal: what a deploy did, and how it ended. */
export interface JournalEntry {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The ARN of the principal that deployed. */
  readonly by: string;
  readonly stage: string;
  readonly what: 'begins' | 'done' | 'stopped';
  /** How long the stage took, milliseconds. Not where it begins. */
  readonly ms?: number;
  /** Why it stopped, or what it made. */
  readonly words?: string;
}

/** The journal of a deployment, beside its file. Only for people: a deploy looks at the account, not at it. */
export const journalFile = (deploymentFile: string): string =>
  deploymentFile.replace(/(\.[cm]?[jt]s)?$/, '.journal.jsonl');

/** Adds a line, in one write. It begins a line of its own, also after one that a full disk cut off. */
export function writeJournal(file: string, entry: JournalEntry): void {
  const cutOff = existsSync(file) && !/(^|\n)$/.test(readFileSync(file, 'utf8'));
  appendFileSync(file, `${cutOff ? '\n' : ''}${JSON.stringify(entry)}\n`, { mode: 0o644 });
}

/** How the last deploy from this folder ended, in words; `undefined` where there was none, or it ended well. */
export function lastStop(file: string): string | undefined {
  const last = existsSync(file) ? lastEntry(readFileSync(file, 'utf8')) : undefined;
  if (!last || last.what === 'done') return undefined;
  const why = last.words === undefined ? '' : ` (${last.words})`;
  return last.what === 'begins'
    ? `The last deploy, by ${last.by}, was interrupted in ${last.stage}, which began at ${last.at}.`
    : `The last deploy, by ${last.by}, stopped in ${last.stage} at ${last.at}${why}.`;
}

/** The last line that can be read. A line cut off by a full disk is passed over. */
function lastEntry(text: string): JournalEntry | undefined {
  for (const line of text.trimEnd().split('\n').reverse()) {
    try {
      return JSON.parse(line) as JournalEntry;
    } catch {}
  }
  return undefined;
}
