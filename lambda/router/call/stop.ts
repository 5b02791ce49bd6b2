/** Why a request is ended early: the client left, its time is up, or its decision could not be recorded. */
export type StopReason = 'client-gone' | 'deadline' | 'not-recorded';

/** One request's single way to be ended early. What happens first counts. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Set once it has been ended. */
  readonly reason: StopReason | undefined;
  now(reason: StopReason): void;
  /** Sets the deadline, replacing the one before: milliseconds after the stop was made. */
  at(ms: number): void;
  /** Forgets deadline and client: nothing ends the request any more. */
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
