import type { Writable } from 'node:stream';
import type { Client, RouterResponse } from '../contract/http';

/**
 * Sends a response's body to Lambda's stream and ends the stream. A writer waits while the stream is full, and not
 * after it is closed. Lambda sends status and headers with the first piece, and loses both if the stream ends before
 * the first write.
 */
export async function send({ body }: Pick<RouterResponse, 'body'>, stream: Writable): Promise<void> {
  if (typeof body === 'string') {
    stream.write(body);
    stream.end();
    return;
  }
  let gone = false;
  /** Ends the wait for a full stream. */
  let go: (() => void) | undefined;
  const onGone = () => {
    gone = true;
    go?.();
  };
  stream.once('close', onGone);
  stream.once('error', onGone);
  stream.on('drain', () => go?.());
  await body((piece) => {
    if (gone || stream.write(piece)) return undefined;
    return new Promise((resolve) => {
      go = resolve;
    });
  });
  if (!gone) stream.end();
}

/** The client of a response stream. Lambda closes the stream when the client has left, and after the answer. */
export function clientOf(stream: Writable): Client {
  let gone = false;
  let listener: (() => void) | undefined;
  const onGone = () => {
    gone = true;
    listener?.();
  };
  stream.on('error', onGone);
  stream.on('close', onGone);
  return {
    onGone(added) {
      listener = added;
      if (gone) added?.();
    },
  };
}
