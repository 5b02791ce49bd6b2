import type { Relayed } from '../call/relay';
import type { Tally } from '../call/tally';
import type { ApiError } from '../contract/api-error';
import type { ChatEvent } from '../contract/chat';
import { chunksOf, DONE, errorChunk, KEEP_ALIVE } from './chunks';
import type { CompletionHead } from './completion';

/**
 * An answer as server-sent events, one piece for each batch. Each event is noted in the tally before it is sent. A
 * complete answer ends with `[DONE]`, a failed one with an error event.
 */
export async function* streamBody(
  batches: AsyncIterable<Relayed>,
  tally: Tally,
  head: CompletionHead,
  includeUsage: boolean,
  error: () => ApiError,
): AsyncGenerator<string> {
  const chunks = chunksOf(head, includeUsage);
  yield chunks.role();
  const render = (event: ChatEvent): string => {
    tally.note(event);
    switch (event.type) {
      case 'text-delta':
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
  for await (const batch of batches) {
    const piece = batch === 'quiet' ? KEEP_ALIVE : batch.map(render).join('');
    if (piece) yield piece;
  }
}
