import { createStop, type Stop } from '../../../../lambda/router/call/stop';
import type { ChatBatch } from '../../../../lambda/router/contract/chat';
import type { Client, RouterResponse } from '../../../../lambda/router/contract/http';
import { type AnswerStream, HostError } from '../../../../lambda/router/hosts/host';

/** A client that leaves when the signal aborts. */
export function clientOf(signal = new AbortController().signal): Client {
  let listener: (() => void) | undefined;
  signal.addEventListener('abort', () => listener?.(), { once: true });
  return {
    onGone(added) {
      listener = added;
      if (signal.aborted) added?.();
    },
  };
}

/** What ends a request when the signal aborts. */
export const stopOf = (signal?: AbortSignal): Stop => createStop(clientOf(signal), () => performance.now());

/**
 * A host's answer made of these batches. It obeys `stop`, and breaks off where the batches end without an end.
 *
 * @param began whether the answer has had its first event already
 */
export function answerOf(
  batches: (stopped: AbortSignal) => AsyncIterator<ChatBatch>,
  onStop: () => void = () => {},
  began = false,
): AnswerStream {
  const controller = new AbortController();
  const read = batches(controller.signal);
  const stopped = aborted(controller.signal);
  stopped.catch(() => {});
  return {
    async next() {
      try {
        const { done, value } = await Promise.race([read.next(), stopped]);
        if (done) throw new HostError('malformed', 'the answer has no end');
        began ||= value.length > 0;
        return value;
      } catch (error) {
        if (!began || !(error instanceof HostError)) throw error;
        return [{ type: 'error', reason: error.reason, message: error.message }];
      }
    },
    stop(reason) {
      if (controller.signal.aborted) return;
      onStop();
      controller.abort(new HostError(reason, 'the call was stopped'));
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Every batch of an answer. Stops it where the reader stops reading. */
export async function* batchesOf(stream: AnswerStream): AsyncGenerator<ChatBatch> {
  try {
    for (;;) {
      const batch = await stream.next();
      yield batch;
      if (batch.some(({ type }) => type === 'end' || type === 'error')) return;
    }
  } finally {
    stream.stop('timeout');
  }
}

/** The pieces of a response's body, as they are written. */
export async function* piecesOf({ body }: Pick<RouterResponse, 'body'>): AsyncGenerator<string> {
  if (typeof body === 'string') return yield body;
  const written: string[] = [];
  let wake = () => {};
  let over = false;
  const all = body((piece) => {
    written.push(piece);
    wake();
    return undefined;
  }).then(() => {
    over = true;
    wake();
  });
  for (;;) {
    const piece = written.shift();
    if (piece !== undefined) yield piece;
    else if (over) return await all;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}
