/** Why a request is ended early: the client left, its time is up, or its decision could not be recorded. */
export type StopReason = 'client-gone' | 'deadline' | 'not-recorded';

/** Ends one request early. The first reason counts. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Set when the request has been ended. */
  readonly reason: StopReason | undefined;
  now(reason: StopReason): void;
  /** Sets the deadline and replaces the earlier one: milliseconds after this stop was created. */
  at(ms: number): void;
  /** Removes the deadline and the listener on the client: after this, only `now` ends the request. */
  release(): void;
}

export function createStop(client: AbortSignal, elapsedMs: () => number): Stop {
  const controller = new AbortController();
  const began = elapsedMs();
  let reason: StopReason | undefined;
  let timer: NodeJS.Timeout | undefined;

  const now = (why: StopReason) => {
    reason ??= why;
    controller.abort();
  };
  const onClient = () => now('client-gone');
  client.addEventListener('abort', onClient, { once: true });
  if (client.aborted) onClient();

  return {
    signal: controller.signal,
    get reason() {
      return reason;
    },
    now,
    at(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => now('deadline'), ms - (elapsedMs() - began));
    },
    release() {
      clearTimeout(timer);
      client.removeEventListener('abort', onClient);
    },
  };
}
