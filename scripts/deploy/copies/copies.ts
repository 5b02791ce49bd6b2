/** The copies of one model, as the service that runs them reports them. */
export interface Copies {
  readonly model: string;
  /** How many the deployment asks for. */
  readonly wanted: number;
  /** How many answer. */
  readonly up: number;
  /** How many have begun and do not answer yet. */
  readonly starting: number;
  /** What the service says, the oldest first, with a name of its own that stays the same between readings. */
  readonly said: readonly Said[];
  /** Why the service has given up; `undefined`: it goes on trying. */
  readonly gaveUp?: string;
}

/** One report of a service. */
export interface Said {
  readonly id: string;
  readonly words: string;
}

export const areUp = ({ wanted, up }: Copies): boolean => up >= wanted;
