import type { Answer } from '../call/failover';
import { type RelayLimits, relay } from '../call/relay';
import type { Tally } from '../call/tally';
import type { ApiError } from '../contract/api-error';
import type { ChatEvent } from '../contract/chat';
import type { Write } from '../contract/http';
import { chunksOf, DONE, errorChunk, KEEP_ALIVE } from './chunks';
import type { CompletionHead } from './completion';

/** What the stream of one answer is written from. */
export interface StreamBodyParts {
  readonly answer: Answer;
  readonly limits: RelayLimits;
  /** Each event is noted in it before it is sent. */
  readonly tally: Tally;
  readonly head: CompletionHead;
  readonly includeUsage: boolean;
  /** The error that an answer which broke off ends with. */
  readonly error: () => ApiError;
}

/**
 * Writes an answer as server-sent events, one piece for each batch. A complete answer ends with `[DONE]`, a failed one
 * with an error event.
 */
export function writeStream(parts: StreamBodyParts, write: Write): Promise<void> {
  const { answer, limits, tally, head, includeUsage, error } = parts;
  const chunks = chunksOf(head, includeUsage);
  const render = (event: ChatEvent): string => {
    tally.note(event);
    switch (event.type) {
      case 'text-delta':
        if (event.pieces) return chunks.plainTexts(event.pieces);
        return event.text && chunks.text(event.text);
      case 'usage':
        return '';
      case 'error':
        return errorChunk(error().body);
      case 'end': {
        const usage = includeUsage && tally.usage ? chunks.usage(tally.usage) : '';
        return chunks.finish(event.reason) + usage + DONE;
      }
    }
  };
  let opening = chunks.role();
  return relay(answer, limits, {
    events(batch) {
      let piece = opening;
      opening = '';
      for (const event of batch) piece += render(event);
      return piece ? write(piece) : undefined;
    },
    quiet: () => void write(KEEP_ALIVE),
  });
}
