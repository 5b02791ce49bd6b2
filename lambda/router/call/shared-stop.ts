/** What one call must know of the end of its request. */
export interface CallStop {
  /** Set when the call is to end. */
  readonly reason: string | undefined;
  /** Sets what to do when the call is to end, at once if it is. It replaces the earlier one. */
  onStop(act: (() => void) | undefined): void;
}

/** The stop of one request, for several calls at the same time. */
export interface SharedStop {
  /** The stop of one more of the calls. */
  ofCall(): CallStop;
  /** Ends every call. The request goes on. */
  cut(): void;
}

/** Shares the stop of a request among its calls. It takes the place of the call before them. */
export function sharedStop(stop: CallStop): SharedStop {
  const acts: ((() => void) | undefined)[] = [];
  let isCut = false;
  const endAll = () => {
    for (const act of acts) act?.();
  };
  stop.onStop(endAll);
  return {
    ofCall() {
      const place = acts.push(undefined) - 1;
      return {
        get reason() {
          return stop.reason ?? (isCut ? 'cut' : undefined);
        },
        onStop(act) {
          acts[place] = act;
          if (this.reason) act?.();
        },
      };
    },
    cut() {
      isCut = true;
      endAll();
    },
  };
}
