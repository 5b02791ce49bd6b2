import type { HttpsAnswer, HttpsExchange } from '../../../aws/https-call';
import type { ChatBatch, ChatEvent, HostErrorReason } from '../../contract/chat';
import { type AnswerStream, HostError } from '../host';

/**
 * Turns the bytes of an answer into events and adds them to the batch of the same read. It also adds the events before
 * bytes that it cannot read. Then it throws {@link HostError}, or any other error.
 */
export interface AnswerDecoder {
  /** Returns whether the chunk completed anything well-formed: a sign of life, with or without an event. */
  feed(chunk: Buffer, batch: ChatEvent[]): boolean;
  /** Called when the bytes end without an `end`. Adds the `end` if the answer is complete, and throws if it is not. */
  finish(batch: ChatEvent[]): void;
}

/** One call on its way to a host. */
export interface HostExchange {
  /** The model's name, for messages. */
  readonly model: string;
  readonly send: () => HttpsExchange;
  readonly decoder: AnswerDecoder;
  /** The failure that an answer other than 200 means. */
  readonly refusal: (answer: HttpsAnswer) => Promise<HostError>;
}

/**
 * Holds the contract of hosts/host.ts for all hosts, and owns the connection of one call. It always returns or closes
 * the connection, and does so before the last batch: a reader that stops the call at its end must not close a
 * connection that another call already uses.
 */
export function streamAnswer(exchange: HostExchange): AnswerStream {
  const { model, decoder } = exchange;
  let sent: HttpsExchange | undefined;
  let answer: HttpsAnswer | undefined;
  let stopped: HostErrorReason | undefined;
  let characters = 0;
  let started = false;
  const STOPPED = `${model}: the call was stopped`;

  return {
    async next() {
      const batch: ChatEvent[] = [];
      try {
        answer ??= await begin();
        while (!(await fill(answer, batch)) && batch.length === 0);
        if (!isOver(batch)) {
          started ||= batch.length > 0;
          return batch;
        }
        answer.close(true);
      } catch (error) {
        const failure = explain(error);
        if (!started && batch.length === 0) {
          answer?.close(false);
          throw failure;
        }
        // Malformed bytes after the end, in the same read from the network, do not make the answer fail.
        if (!isOver(batch)) batch.push({ type: 'error', reason: failure.reason, message: failure.message });
      }
      answer?.close(false);
      return batch;
    },
    stop(reason) {
      stopped ??= reason;
      sent?.cut();
    },
  };

  async function begin(): Promise<HttpsAnswer> {
    if (stopped) throw new HostError(stopped, STOPPED);
    sent = exchange.send();
    const begun = await sent.answer;
    if (begun.status !== 200) throw await exchange.refusal(begun);
    return begun;
  }

  /** Adds the events of one read to the batch. Returns whether the read was a sign of life. */
  async function fill(from: HttpsAnswer, batch: ChatEvent[]): Promise<boolean> {
    const chunk = await from.read();
    if (stopped) throw new HostError(stopped, STOPPED);
    try {
      if (chunk === undefined) {
        decoder.finish(batch);
        return true;
      }
      const alive = decoder.feed(chunk, batch);
      characters += lengthOf(batch);
      if (characters > MOST_CHARACTERS && !isOver(batch)) {
        throw new HostError('malformed', `${model}: the answer has no end`);
      }
      return alive;
    } catch (error) {
      if (error instanceof HostError) throw error;
      // The message of a decoder may quote the answer.
      throw new HostError('malformed', `${model}: the answer is not what the protocol says`);
    }
  }

  function explain(error: unknown): HostError {
    if (stopped) return new HostError(stopped, STOPPED);
    if (error instanceof HostError) return error;
    const cause = systemCode(error);
    if (started) return new HostError('failed', `${model}: the connection broke inside the answer${cause}`);
    const words = answer ? 'the connection broke before the answer began' : 'no connection';
    return new HostError('unreachable', `${model}: ${words}${cause}`);
  }
}

/** More than the longest answer of any model. Its text, reasoning and calls must fit into the function's memory. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

const isOver = (batch: ChatBatch) => batch.at(-1)?.type === 'end';

const lengthOf = (batch: ChatBatch) =>
  batch.reduce((sum, event) => sum + ('text' in event ? event.text.length : 0), 0);

/** Node's name for a network or TLS failure, such as `ECONNREFUSED`. Never text of the upstream. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : '';
}
