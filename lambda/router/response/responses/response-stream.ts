import type { Tally } from '../../call/tally';
import type { ApiError } from '../../contract/api-error';
import type { ChatEvent, FinishReason } from '../../contract/chat';
import type { ResponsesForm } from '../../request/responses/echo';
import type { AnswerHead, StreamWriter } from '../dialect';
import { errorFields } from './error-event';
import { type ItemStatus, isEmpty, type OutputItem } from './output-items';
import { isIncomplete, type ResponseEnd, responseObject } from './response-object';
import { StreamEvents } from './stream-events';
import {
  type OpenCall,
  type OpenMessage,
  type OpenReasoning,
  openCall,
  openMessage,
  openReasoning,
  type Place,
} from './stream-items';

/**
 * Writes an answer as the events of the Responses API. One item is open at a time: it is closed where another begins,
 * and at the end.
 */
export class ResponseStream implements StreamWriter {
  private readonly events = new StreamEvents();
  private readonly output: OutputItem[] = [];
  private current: OpenMessage | OpenReasoning | OpenCall | undefined;

  constructor(
    private readonly head: AnswerHead,
    private readonly form: ResponsesForm,
  ) {}

  open(): string {
    const response = this.response(undefined, { usage: undefined });
    return (
      this.events.write('response.created', { response }) +
      this.events.write('response.in_progress', { response })
    );
  }

  event(event: Exclude<ChatEvent, { readonly type: 'error' }>, tally: Tally): string {
    switch (event.type) {
      case 'text-delta': {
        const { text, logprobs = [] } = event;
        if (!text && logprobs.length === 0) return '';
        const [message, opening] = this.message(tally, text.length, logprobs.length);
        return opening + message.delta(event);
      }
      case 'reasoning-delta': {
        if (!event.text) return '';
        const [reasoning, opening] = this.reasoning();
        return opening + reasoning.delta(event.text);
      }
      case 'reasoning-end': {
        const block = tally.reasoning.at(-1);
        if (!block || isEmpty(block)) return '';
        const [reasoning, opening] = this.reasoning();
        reasoning.end(block);
        return opening + this.close('completed');
      }
      case 'tool-call':
        return this.begin((place) => openCall(place, tally, event.index))[1];
      case 'arguments-delta':
        return this.current?.kind === 'call' ? this.current.delta(event.text) : '';
      case 'usage':
        return '';
      case 'end':
        return this.end(event.reason, tally);
    }
  }

  failed(error: ApiError, tally: Tally): string {
    return (
      this.close('incomplete') +
      this.events.write('error', errorFields(error)) +
      this.events.write('response.failed', { response: this.response({ error }, tally) })
    );
  }

  private end(finish: FinishReason, tally: Tally): string {
    const opening = this.output.length === 0 && !this.current ? this.message(tally, 0, 0)[1] : '';
    const incomplete = isIncomplete(finish);
    const closing = this.close(incomplete ? 'incomplete' : 'completed');
    const type = incomplete ? 'response.incomplete' : 'response.completed';
    return opening + closing + this.events.write(type, { response: this.response({ finish }, tally) });
  }

  /**
   * The open message, with the events that open it where it is new.
   *
   * @param text how much text of the tally it begins with
   */
  private message(tally: Tally, text: number, logprobs: number): readonly [OpenMessage, string] {
    if (this.current?.kind === 'message') return [this.current, ''];
    const soFar = { text: tally.text.length - text, logprobs: tally.logprobs.length - logprobs };
    return this.begin((place) => openMessage(place, tally, soFar));
  }

  private reasoning(): readonly [OpenReasoning, string] {
    if (this.current?.kind === 'reasoning') return [this.current, ''];
    return this.begin((place) => openReasoning(place, this.form.summary));
  }

  private begin<I extends OpenMessage | OpenReasoning | OpenCall>(
    open: (place: Place) => I,
  ): readonly [I, string] {
    const closing = this.close('completed');
    const { events, head, output } = this;
    const item = open({ events, decisionId: head.decisionId, index: output.length });
    this.current = item;
    return [item, closing + item.opening];
  }

  private close(status: ItemStatus): string {
    const { current } = this;
    if (!current) return '';
    this.current = undefined;
    const { events, item } = current.close(status);
    this.output.push(item);
    return (
      events + this.events.write('response.output_item.done', { output_index: this.output.length - 1, item })
    );
  }

  private response(end: ResponseEnd, tally: Pick<Tally, 'usage'>) {
    return responseObject(this.head, this.form, this.output, end, tally);
  }
}
