import type { Tally } from '../call/tally';
import type { ApiError } from '../contract/api-error';
import type { ChatEvent, ChatRequest } from '../contract/chat';
import type { Headers } from '../contract/http';
import type { AskedChat } from '../request/asked-chat';

/** What an answer and each piece of its stream have in common. */
export interface AnswerHead {
  readonly decisionId: string;
  /** The model that answers, by its name in the deployment. */
  readonly model: string;
  /** Unix seconds. */
  readonly created: number;
  /** The tier in which the model answers. @default the request named none */
  readonly serviceTier?: ChatRequest['serviceTier'];
}

/** Writes the stream of one answer. Each piece is ready to send; an empty one is nothing. */
export interface StreamWriter {
  /** What comes before the first event. */
  open(): string;
  /** @param tally the sum of all events so far, with this one */
  event(event: Exclude<ChatEvent, { readonly type: 'error' }>, tally: Tally): string;
  /** What comes last where the answer broke off. @default the dialect's `errorEvent` */
  failed?(error: ApiError, tally: Tally): string;
}

/** How a dialect writes refusals: before its request was read, and after. */
export interface ErrorForm {
  /** The body of a refusal. */
  errorBody(error: ApiError, requestId: string): object;
  /** A header in which clients of this dialect look for the id of a request. @default none but `x-request-id` */
  readonly requestIdHeader?: string;
}

/** How a dialect writes several answers to one request. */
export interface ChoicesForm<F> {
  /** All answers as one JSON document. Called only where each tally has a `finish`. */
  whole(head: AnswerHead, tallies: readonly Tally[], form: F): object;
  /** Writes the answer at this place, counted from 0, without what ends the stream. */
  stream(head: AnswerHead, form: F, index: number): StreamWriter;
  /** What ends the stream, once every answer has ended. */
  end(head: AnswerHead, tallies: readonly Tally[], form: F): string;
}

/** How a dialect writes answers. */
export interface AnswerForm<F> extends ErrorForm {
  /** The whole answer as one JSON document. Called only where the tally has a `finish`. */
  whole(head: AnswerHead, tally: Tally, form: F): object;
  stream(head: AnswerHead, form: F): StreamWriter;
  /** @default a request in this dialect asks for one answer */
  readonly choices?: ChoicesForm<F>;
  /** The last event of a stream that failed: before its writer opened it, or where the writer has none of its own. */
  errorEvent(error: ApiError, requestId: string): string;
  /** Keeps a silent stream open. It may be the first piece. Clients ignore it. */
  readonly keepAlive: string;
}

/** The protocol of a client: how its requests are read, and its answers written. */
export interface Dialect<F> {
  /** @throws ApiError for a body that it cannot read */
  readonly read: (body: unknown, headers: Headers) => AskedChat<F>;
  readonly answer: AnswerForm<F>;
}
