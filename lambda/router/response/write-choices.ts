import type { Answer } from '../call/failover';
import type { RelayLimits } from '../call/relay';
import { relayAll } from '../call/relay-all';
import type { Tally } from '../call/tally';
import type { Write } from '../contract/http';
import type { StreamWriter } from './dialect';

/** One of several answers in a stream. */
export interface Choice {
  readonly answer: Answer;
  /** Each event is noted in it before it is sent. */
  readonly tally: Tally;
  readonly writer: StreamWriter;
}

/** What the stream of several answers is written from. */
export interface ChoicesParts {
  readonly choices: readonly Choice[];
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
  const answers = choices.map(({ answer, tally, writer }) => {
    let opening = writer.open();
    return {
      answer,
      events(batch: Answer['first']) {
        let piece = opening;
        opening = '';
        for (const event of batch) {
          tally.note(event);
          piece += event.type === 'error' ? broken(tally) : writer.event(event, tally);
        }
        return piece ? write(piece) : undefined;
      },
    };
  });
  await relayAll(answers, limits, () => void write(keepAlive));
  if (choices.every(({ tally }) => tally.finish)) await write(end());
}
