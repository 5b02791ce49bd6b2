import type { Relayed } from '../relay';
import type { Tally } from '../tally';
import type { ApiError } from './api-error';
import { chunksOf, DONE, errorChunk, KEEP_ALIVE } from './chunks';
import type { CompletionHead } from './completion';

/**
 * An answer as a server-sent event stream, each event noted in the tally before it leaves. Ends with `[DONE]`, or,
 * where the answer broke, with an error event and without it.
 */
export async function* streamBody(
  events: AsyncIterable<Relayed>,
  tally: Tally,
  head: CompletionHead,
  includeUsage: boolean,
  error: () => ApiError,
): AsyncGenerator<string> {
  const chunks = chunksOf(head, includeUsage);
  yield chunks.role();
  for await (const event of events) {
    if (event.type === 'silence') {
      yield KEEP_ALIVE;
      continue;
    }
    tally.note(event);
    if (event.type === 'text-delta' && event.text) yield chunks.text(event.text);
    if (event.type === 'error') yield errorChunk(error().body);
    if (event.type === 'end') {
      yield chunks.finish(event.reason);
      if (includeUsage && tally.usage) yield chunks.usage(tally.usage);
      yield DONE;
    }
  }
}
