/** How long a run measures. */
export interface Effort {
  /** Slots of each contestant in each case. */
  readonly rounds: number;
  /** Slots beyond those, in place of slots in which the machine was busy. */
  readonly spareRounds: number;
  /** Length of a slot, milliseconds. A slot also ends its requests. */
  readonly slotMs: number;
  /** Requests to each contestant before the first case, for each wire that it serves, so that its code is compiled. */
  readonly warmUpRequests: number;
  /** Length of the slot of a case that no slot counts before, milliseconds. */
  readonly warmUpMs: number;
  /** After this time a case begins no further round, milliseconds. */
  readonly caseMs: number;
  /** Starts of each contestant. */
  readonly coldStarts: number;
  /** Requests before the memory is read. */
  readonly memoryRequests: number;
  /** Streams that are held open at once. */
  readonly idleStreams: number;
}

export const FULL: Effort = {
  rounds: 7,
  spareRounds: 5,
  slotMs: 1_000,
  warmUpRequests: 3_000,
  warmUpMs: 1_500,
  caseMs: 120_000,
  coldStarts: 15,
  memoryRequests: 5_000,
  idleStreams: 1_000,
};

/** Under two minutes: enough to see a factor, not to see a tenth. */
export const QUICK: Effort = {
  rounds: 2,
  spareRounds: 1,
  slotMs: 250,
  warmUpRequests: 1_500,
  warmUpMs: 300,
  caseMs: 5_000,
  coldStarts: 3,
  memoryRequests: 500,
  idleStreams: 200,
};
