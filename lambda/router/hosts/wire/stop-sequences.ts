import type { ChatEvent } from '../../contract/chat';

type TextDelta = Extract<ChatEvent, { type: 'text-delta' }>;

/** What a text has passed, and the sequence that ended it. */
interface Watched {
  readonly passed: readonly TextDelta[];
  readonly stop?: string;
}

/**
 * Ends a text before one of its stop sequences, for a host that takes fewer of them than the caller sent: before the one
 * that is complete first, so that it does not matter how the text is cut. A delta that may begin a sequence is held until
 * the next one shows whether it does.
 */
export class StopSequences {
  private held: readonly TextDelta[] = [];

  constructor(private readonly sequences: readonly string[]) {}

  add(delta: TextDelta): Watched {
    const deltas = [...this.held, delta];
    const text = deltas.map((each) => each.text).join('');
    const stop = this.sequences
      .map((sequence) => ({ sequence, at: text.indexOf(sequence) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => endOf(a) - endOf(b) || a.at - b.at)[0];
    if (stop) {
      this.held = [];
      return { passed: upTo(deltas, stop.at), stop: stop.sequence };
    }
    const free = text.length - this.openLength(text);
    const passed = deltas.filter((_, index) => lengthUpTo(deltas, index) <= free);
    this.held = deltas.slice(passed.length);
    return { passed };
  }

  /** What was held, when no more text follows it. */
  flush(): readonly TextDelta[] {
    const { held } = this;
    this.held = [];
    return held;
  }

  /** How many characters at the end of a text may begin a sequence. */
  private openLength(text: string): number {
    const longest = Math.max(...this.sequences.map(({ length }) => length)) - 1;
    for (let length = Math.min(longest, text.length); length > 0; length--) {
      const end = text.slice(-length);
      if (this.sequences.some((sequence) => sequence.startsWith(end))) return length;
    }
    return 0;
  }
}

const endOf = ({ sequence, at }: { readonly sequence: string; readonly at: number }): number =>
  at + sequence.length;

const lengthUpTo = (deltas: readonly TextDelta[], index: number): number =>
  deltas.slice(0, index + 1).reduce((sum, { text }) => sum + text.length, 0);

/** The deltas that make the first characters of a text. One that is cut loses the probabilities of its tokens. */
function upTo(deltas: readonly TextDelta[], length: number): readonly TextDelta[] {
  const passed: TextDelta[] = [];
  let left = length;
  for (const delta of deltas) {
    if (left === 0) break;
    passed.push(delta.text.length <= left ? delta : { type: 'text-delta', text: delta.text.slice(0, left) });
    left = Math.max(left - delta.text.length, 0);
  }
  return passed;
}
