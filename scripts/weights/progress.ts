/** How far a stage of staging is. */
export interface ProgressState {
  readonly stage: 'read' | 'upload' | 'complete' | 'write';
  readonly bytes: number;
  readonly ofBytes: number;
  readonly files: number;
  readonly ofFiles: number;
  /** Bytes a second since the stage began; `undefined` in its first second. What was there before does not count. */
  readonly rate: number | undefined;
  /** Seconds that the rest takes at this rate. */
  readonly remaining: number | undefined;
}

export type OnProgress = (state: ProgressState) => void;

/** Counts one stage, and reports each change. */
export class Progress {
  private bytes = 0;
  private files = 0;
  private moved = 0;
  private readonly began: number;

  constructor(
    private readonly stage: ProgressState['stage'],
    private readonly total: { readonly bytes: number; readonly files: number },
    private readonly report: OnProgress = () => undefined,
    private readonly now: () => number = Date.now,
  ) {
    this.began = now();
    this.tell();
  }

  /** @param alreadyDone for bytes that an earlier run has moved, which say nothing about the speed of this one */
  add(bytes: number, { alreadyDone = false } = {}): void {
    this.bytes += bytes;
    if (!alreadyDone) this.moved += bytes;
    this.tell();
  }

  endFile(): void {
    this.files += 1;
    this.tell();
  }

  private tell(): void {
    const seconds = (this.now() - this.began) / 1000;
    const rate = seconds >= 1 && this.moved > 0 ? this.moved / seconds : undefined;
    this.report({
      stage: this.stage,
      bytes: this.bytes,
      ofBytes: this.total.bytes,
      files: this.files,
      ofFiles: this.total.files,
      rate,
      remaining: rate === undefined ? undefined : (this.total.bytes - this.bytes) / rate,
    });
  }
}
