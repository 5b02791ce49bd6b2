import type { Relayed } from '../call/relay';
import type { Tally } from '../call/tally';
import type { ApiError } from '../contract/api-error';
import type { ChatEvent } from '../contract/chat';
import { chunksOf, DONE, errorChunk, KEEP_ALIVE } from './chunks';
import type { CompletionHead } from './completion';

/**
 * An answer as a server-sent event stream, one piece for each batch, each event noted in the tally before it leaves.
 * Ends with `[DONE]`, or, where the answer broke, with an error event and without it.
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
