import type { RelayLimits } from '../call/relay';
import { relayAll } from '../call/relay-all';
import type { Tally } from '../call/tally';
import type { Write } from '../contract/http';
import { batchWriter, type WrittenAnswer } from './stream-body';

/** What the stream of several answers is written from. */
export interface ChoicesParts {
  readonly choices: readonly WrittenAnswer[];
  readonly limits: RelayLimits;
  readonly keepAlive: string;
  /** What comes last where every answer is complete. */
  readonly end: () => string;
  /** What comes last where this answer broke off. */
  readonly broken: (tally: Tally) => string;
}

/** Writes several answers as the server-sent events of one stream, one piece for each batch. */
export async function writeChoices(parts: ChoicesParts, write: Write): Promise<void> {
  const { choices, limits, keepAlive, end, broken } = parts;
  const answers = choices.map((choice) => ({
    answer: choice.answer,
    events: batchWriter(choice, () => broken(choice.tally), write),
  }));
  await relayAll(answers, limits, () => void write(keepAlive));
  if (choices.every(({ tally }) => tally.finish)) await write(end());
}
