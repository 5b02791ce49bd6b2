import { type JournalEntry, writeJournal } from './journal';

/**
 * Writes the journal of one run: each stage when it begins, and when it ends. No deploy depends on it: where it cannot be
 * written, that is said once.
 */
export class RunJournal {
  private unwritten = false;
  private open: { readonly stage: string; readonly at: number } | undefined;

  /** @param by the ARN of the principal that deploys */
  constructor(
    private readonly file: string,
    private readonly by: string,
    private readonly now: () => Date = () => new Date(),
    private readonly warn: (words: string) => void = console.error,
  ) {}

  /** A stage begins. The one before it is done. @returns how long that one took, milliseconds */
  begins(stage: string): number | undefined {
    const took = this.done();
    this.open = { stage, at: this.now().getTime() };
    this.write({ stage, what: 'begins' });
    return took;
  }

  /** The stage is done, if one has begun. @returns how long it took, milliseconds */
  done(words?: string): number | undefined {
    return this.end('done', words);
  }

  /** The stage has stopped. @param words why, in a sentence */
  stopped(words: string): void {
    this.end('stopped', words);
  }

  private end(what: JournalEntry['what'], words?: string): number | undefined {
    if (!this.open) return undefined;
    const { stage, at } = this.open;
    const ms = this.now().getTime() - at;
    this.open = undefined;
    this.write({ stage, what, ms, ...(words !== undefined && { words }) });
    return ms;
  }

  private write(entry: Omit<JournalEntry, 'at' | 'by'>): void {
    try {
      writeJournal(this.file, { at: this.now().toISOString(), by: this.by, ...entry });
    } catch (error) {
      if (!this.unwritten)
        this.warn(`The journal is not written (${(error as Error).message}). The deploy goes on.`);
      this.unwritten = true;
    }
  }
}
