import type { Fault } from './simulator';

/** The fault in force, and for how many more requests. */
export class FaultSwitch {
  private current: Fault | undefined;
  private remaining = 0;

  set(fault: Fault | undefined, times = Number.POSITIVE_INFINITY): void {
    this.current = fault;
    this.remaining = times;
  }

  /** Whether connections are cut as they open; that counts as a request. */
  takeDown(): boolean {
    return this.current?.kind === 'down' && this.take() !== undefined;
  }

  /** The fault for one request. */
  take(): Fault | undefined {
    if (this.remaining <= 0) return undefined;
    this.remaining -= 1;
    return this.current;
  }
}
