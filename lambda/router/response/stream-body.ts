import type { Answer } from '../call/failover';
import { type RelayLimits, relay } from '../call/relay';
import type { Tally } from '../call/tally';
import type { ChatEvent } from '../contract/chat';
import type { Write } from '../contract/http';
import type { StreamWriter } from './dialect';

/** What the stream of one answer is written from. */
export interface StreamBodyParts {
  readonly answer: Answer;
  readonly limits: RelayLimits;
  /** Each event is noted in it before it is sent. */
  readonly tally: Tally;
  readonly writer: StreamWriter;
  readonly keepAlive: string;
  /** What comes last where the answer broke off. */
  readonly broken: () => string;
}

/** Writes an answer as server-sent events, one piece for each batch. */
export function writeStream(parts: StreamBodyParts, write: Write): Promise<void> {
  const { answer, limits, tally, writer, keepAlive, broken } = parts;
  const render = (event: ChatEvent): string => {
    tally.note(event);
    return event.type === 'error' ? broken() : writer.event(event, tally);
  };
  let opening = writer.open();
  return relay(answer, limits, {
    events(batch) {
      let piece = opening;
      opening = '';
      for (const event of batch) piece += render(event);
      return piece ? write(piece) : undefined;
    },
    quiet: () => void write(keepAlive),
  });
}
