import type { Client } from '../contract/http';

/** Why a request is ended early: the client left, its time is up, or its decision could not be recorded. */
export type StopReason = 'client-gone' | 'deadline' | 'not-recorded';

/** Ends one request early. The first reason counts. */
export interface Stop {
  /** Set when the request has been ended. */
  readonly reason: StopReason | undefined;
  now(reason: StopReason): void;
  /** Sets the deadline and replaces the earlier one: milliseconds after this stop was created. */
  at(ms: number): void;
  /** Sets what to do when the request is ended, at once if it has been. It replaces the earlier one: one call at a time. */
  onStop(act: (() => void) | undefined): void;
  /** Aborts when the request is ended. Created at the first use: most requests need none. */
  readonly signal: AbortSignal;
  /** Removes the deadline and the listener on the client: after this, only `now` ends the request. */
  release(): void;
}

export function createStop(client: Client, elapsedMs: () => number): Stop {
  const began = elapsedMs();
  let reason: StopReason | undefined;
  let timer: NodeJS.Timeout | undefined;
  let cut: (() => void) | undefined;
  let controller: AbortController | undefined;

  const now = (why: StopReason) => {
    if (reason) return;
    reason = why;
    controller?.abort();
    cut?.();
  };
  client.onGone(() => now('client-gone'));

  return {
    get reason() {
      return reason;
    },
    now,
    at(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => now('deadline'), ms - (elapsedMs() - began));
    },
    onStop(act) {
      cut = act;
      if (reason) act?.();
    },
    get signal() {
      controller ??= new AbortController();
      if (reason) controller.abort();
      return controller.signal;
    },
    release() {
      clearTimeout(timer);
      client.onGone(undefined);
    },
  };
}
