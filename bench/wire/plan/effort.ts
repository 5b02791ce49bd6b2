/** How long a run measures. */
export interface Effort {
  /** Slots of each contestant in each case. */
  readonly rounds: number;
  /** Slots beyond those, in place of slots in which the machine was busy. */
  readonly spareRounds: number;
  /** Length of a slot, milliseconds. A slot also ends its requests. */
  readonly slotMs: number;
  /** Length of the slot of a case that no slot counts before, milliseconds. */
  readonly warmUpMs: number;
  /** Starts of each contestant. */
  readonly coldStarts: number;
  /** Requests before the memory is read. */
  readonly memoryRequests: number;
  /** Streams that are held open at once. */
  readonly idleStreams: number;
}

export const FULL: Effort = {
  rounds: 9,
  spareRounds: 9,
  slotMs: 1_500,
  warmUpMs: 2_500,
  coldStarts: 15,
  memoryRequests: 5_000,
  idleStreams: 1_000,
};

/** Under two minutes: enough to see a factor, not to see a tenth. */
export const QUICK: Effort = {
  rounds: 2,
  spareRounds: 1,
  slotMs: 250,
  warmUpMs: 250,
  coldStarts: 3,
  memoryRequests: 1_000,
  idleStreams: 200,
};
