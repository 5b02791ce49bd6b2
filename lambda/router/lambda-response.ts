import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { RouterResponse } from './http';

/**
 * Sends a response to Lambda's stream and ends it. Waits where the stream is full; stops reading the body when the
 * stream is gone. The body's first piece follows the status and headers at once: Lambda loses both when a stream
 * ends before it was written to.
 */
export async function send(response: RouterResponse, stream: Writable): Promise<void> {
  for await (const piece of response.body) {
    if (stream.destroyed || stream.errored) return;
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  }
  stream.end();
}
