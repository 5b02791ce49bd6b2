import type { HttpsAnswer } from '../../aws/https-call';
import type { ChatEvent } from '../chat';
import { HostError } from './host';

/** Turns the bytes of an answer into events. Throws {@link HostError}, or anything for what it cannot read. */
export interface AnswerDecoder {
  feed(chunk: Buffer): Iterable<ChatEvent>;
  /** The bytes have ended without an `end`: the `end` held back for this, or a throw where the answer is cut short. */
  finish(): ChatEvent;
}

/** One call on its way to a host. */
export interface HostExchange {
  /** The model's name, for messages. */
  readonly model: string;
  readonly signal: AbortSignal;
  readonly send: () => Promise<HttpsAnswer>;
  readonly decoder: AnswerDecoder;
  /** What an answer other than 200 means. */
  readonly refusal: (answer: HttpsAnswer) => Promise<HostError>;
}

/**
 * The contract of hosts/host.ts, kept for all hosts in this one place: throws before the first event, an `error`
 * event after it, exactly one `end` or `error`, and the connection given back or cut whatever happens.
 */
export async function* streamAnswer(exchange: HostExchange): AsyncGenerator<ChatEvent> {
  let answer: HttpsAnswer | undefined;
  let started = false;
  try {
    answer = await exchange.send();
    if (answer.status !== 200) throw await exchange.refusal(answer);
    let end: ChatEvent | undefined;
    reading: for await (const chunk of answer.body) {
      for (const event of readable(exchange, () => exchange.decoder.feed(chunk))) {
        exchange.signal.throwIfAborted();
        if (event.type === 'end') {
          end = event;
          break reading;
        }
        started = true;
        yield event;
      }
    }
    end ??= exchange.decoder.finish();
    // Before the last event goes out: whoever stops the call on seeing it must not cut a good connection.
    answer.close(true);
    yield end;
  } catch (error) {
    const failure = explain(exchange, error, answer !== undefined, started);
    if (!started) throw failure;
    yield { type: 'error', reason: failure.reason, message: failure.message };
  } finally {
    answer?.close(false);
  }
}

/** A decoder's events; what it cannot read is malformed. Its own words are dropped, they may quote the answer. */
function* readable(exchange: HostExchange, events: () => Iterable<ChatEvent>): Generator<ChatEvent> {
  try {
    yield* events();
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError('malformed', `${exchange.model}: the answer is not what the protocol says`);
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

/** Node's name for a network or TLS failure, such as `ECONNREFUSED`; never an upstream's own words. */
function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : '';
}
