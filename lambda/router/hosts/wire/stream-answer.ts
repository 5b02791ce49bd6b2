import type { HttpsAnswer } from '../../../aws/https-call';
import type { ChatBatch, ChatEvent } from '../../contract/chat';
import { HostError } from '../host';

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
  readonly signal: AbortSignal;
  readonly send: () => Promise<HttpsAnswer>;
  readonly decoder: AnswerDecoder;
  /** The failure that an answer other than 200 means. */
  readonly refusal: (answer: HttpsAnswer) => Promise<HostError>;
}

/**
 * Holds the contract of hosts/host.ts for all hosts: throws before the first event, yields an `error` event after it,
 * and ends with exactly one `end` or `error`. It always returns or closes the connection, and does so before the last
 * batch: a reader that aborts the call at its end must not close a connection that another call already uses.
 */
export async function* streamAnswer(exchange: HostExchange): AsyncGenerator<ChatBatch> {
  const { model, signal, decoder } = exchange;
  let answer: HttpsAnswer | undefined;
  let batch: ChatEvent[] = [];
  let characters = 0;
  let started = false;
  try {
    answer = await exchange.send();
    if (answer.status !== 200) throw await exchange.refusal(answer);
    for await (const chunk of answer.body) {
      signal.throwIfAborted();
      const alive = readable(model, () => decoder.feed(chunk, batch));
      if (isOver(batch)) break;
      characters += lengthOf(batch);
      if (characters > MOST_CHARACTERS) throw new HostError('malformed', `${model}: the answer has no end`);
      if (!alive && batch.length === 0) continue;
      started ||= batch.length > 0;
      yield batch;
      batch = [];
    }
    if (!isOver(batch)) readable(model, () => decoder.finish(batch));
    answer.close(true);
  } catch (error) {
    const failure = explain(exchange, error, answer !== undefined, started || batch.length > 0);
    if (!started && batch.length === 0) throw failure;
    // Malformed bytes after the end, in the same read from the network, do not make the answer fail.
    if (!isOver(batch)) batch.push({ type: 'error', reason: failure.reason, message: failure.message });
  } finally {
    answer?.close(false);
  }
  yield batch;
}

/** More than the longest answer of any model. The text of an answer must fit into the function's memory. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

const isOver = (batch: ChatBatch) => batch.at(-1)?.type === 'end';

const lengthOf = (batch: ChatBatch) =>
  batch.reduce((sum, event) => sum + (event.type === 'text-delta' ? event.text.length : 0), 0);

/** Turns an error of the decoder into `malformed`. Drops its message, which may quote the answer. */
function readable<T>(model: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError('malformed', `${model}: the answer is not what the protocol says`);
  }
}

function explain(exchange: HostExchange, error: unknown, answered: boolean, started: boolean): HostError {
  const { model, signal } = exchange;
  if (signal.aborted) {
    return signal.reason instanceof HostError
      ? signal.reason
      : new HostError('timeout', `${model}: the call was stopped`);
  }
  if (error instanceof HostError) return error;
  const cause = systemCode(error);
  if (started) return new HostError('failed', `${model}: the connection broke inside the answer${cause}`);
  const words = answered ? 'the connection broke before the answer began' : 'no connection';
  return new HostError('unreachable', `${model}: ${words}${cause}`);
}

/** Node's name for a network or TLS failure, such as `ECONNREFUSED`. Never text of the upstream. */
function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : '';
}
