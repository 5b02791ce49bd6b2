import type { Writable } from 'node:stream';
import type { RouterResponse } from '../contract/http';

/**
 * Sends a response's body to Lambda's stream and ends the stream. Waits while the stream is full, and stops reading the
 * body when the stream is closed. Lambda sends status and headers with the first piece, and loses both if the stream
 * ends before the first write.
 */
export async function send({ body }: Pick<RouterResponse, 'body'>, stream: Writable): Promise<void> {
  let gone = false;
  const closed = new Promise<void>((resolve) => {
    const onGone = () => {
      gone = true;
      resolve();
    };
    stream.once('close', onGone);
    stream.once('error', onGone);
  });
  for await (const piece of body) {
    if (gone) return;
    if (!stream.write(piece)) {
      await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), closed]);
    }
  }
  if (!gone) stream.end();
}
