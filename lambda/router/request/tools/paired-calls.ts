import type { Problems } from '../problems';

/** How a dialect names what belongs together. */
interface Words {
  readonly call: string;
  readonly result: string;
  /** Where the call of a result must be. */
  readonly where: string;
}

/**
 * Holds the calls of tools in a conversation to the rules that every host has: no id is used for two calls, each call
 * has one result, and each result has its call before it. A host could misread every other history.
 */
export class PairedCalls {
  private readonly used = new Set<string>();
  /** The calls without a result so far, with the path of the id of each. */
  private readonly open = new Map<string, string>();
  private readonly answered = new Set<string>();

  constructor(
    private readonly problems: Problems,
    private readonly words: Words,
  ) {}

  /** @returns whether the id is new */
  call(id: string, at: string): boolean {
    const isNew = !this.used.has(id);
    this.used.add(id);
    if (isNew) this.open.set(id, at);
    else
      this.problems.add('invalid_value', at, `is the id of an earlier ${this.words.call}; each has its own`);
    return isNew;
  }

  /** @returns whether it is the result of an open call */
  result(id: string, at: string): boolean {
    const { call, result, where } = this.words;
    const isPaired = this.open.delete(id);
    if (isPaired) this.answered.add(id);
    else if (this.answered.has(id)) {
      this.problems.add('invalid_value', at, `is the id of a ${call} that has a ${result} already`);
    } else this.problems.add('invalid_value', at, `is the id of no ${call} ${where}`);
    return isPaired;
  }

  /** From here on, no result of an earlier call may follow. */
  endTurn(): void {
    const { call, result } = this.words;
    for (const at of this.open.values()) {
      this.problems.add('invalid_value', at, `has no ${result}; send one for each ${call}`);
    }
    this.open.clear();
    this.answered.clear();
  }
}
