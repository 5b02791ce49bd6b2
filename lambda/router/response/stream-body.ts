import type { Answer } from '../call/failover';
import { type RelayLimits, type RelaySink, relay } from '../call/relay';
import type { Tally } from '../call/tally';
import type { Write } from '../contract/http';
import type { StreamWriter } from './dialect';

/** An answer, and how it is written. */
export interface WrittenAnswer {
  readonly answer: Answer;
  /** Each event is noted in it before it is sent. */
  readonly tally: Tally;
  readonly writer: StreamWriter;
}

/** What the stream of one answer is written from. */
export interface StreamBodyParts extends WrittenAnswer {
  readonly limits: RelayLimits;
  readonly keepAlive: string;
  /** What comes last where the answer broke off. */
  readonly broken: () => string;
}

/** Writes an answer as server-sent events, one piece for each batch. */
export function writeStream(parts: StreamBodyParts, write: Write): Promise<void> {
  const { answer, limits, keepAlive, broken } = parts;
  const events = batchWriter(parts, broken, write);
  return relay(answer, limits, { events, quiet: () => void write(keepAlive) });
}

/** Writes the batches of one answer, each as one piece; what opens the answer is part of the first. */
export function batchWriter(
  { tally, writer }: Pick<WrittenAnswer, 'tally' | 'writer'>,
  broken: () => string,
  write: Write,
): RelaySink['events'] {
  let opening = writer.open();
  return (batch) => {
    let piece = opening;
    opening = '';
    for (const event of batch) {
      tally.note(event);
      piece += event.type === 'error' ? broken() : writer.event(event, tally);
    }
    return piece ? write(piece) : undefined;
  };
}
