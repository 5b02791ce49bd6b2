import type { Tally } from '../../call/tally';
import type { ReasoningPart } from '../../contract/chat';
import {
  callItem,
  type ItemStatus,
  itemId,
  messageItem,
  NO_ARGUMENTS,
  type OutputItem,
  reasoningItem,
  summaryPart,
  textPart,
} from './output-items';
import type { StreamEvents } from './stream-events';

// The events of one output item, from `response.output_item.added` to what precedes `response.output_item.done`. The
// order is that of the streaming guide of the Responses API (platform.openai.com/docs/api-reference/responses-streaming,
// read 2026-11), which the stream accumulator of openai 7.57.0 enforces.

/** Where in the stream an item is. */
export interface Place {
  readonly events: StreamEvents;
  readonly decisionId: string;
  readonly index: number;
}

/** An item that has begun. */
interface OpenItem<D> {
  /** The events before its first delta. */
  readonly opening: string;
  delta(delta: D): string;
  /** The events after its last delta, and the item as it has become. */
  close(status: ItemStatus): { readonly events: string; readonly item: OutputItem };
}

export interface TextDelta {
  readonly text: string;
  readonly logprobs?: readonly unknown[];
}

export type OpenMessage = OpenItem<TextDelta> & { readonly kind: 'message' };
export type OpenReasoning = OpenItem<string> & {
  readonly kind: 'reasoning';
  end(block: Omit<ReasoningPart, 'type'>): void;
};
export type OpenCall = OpenItem<string> & { readonly kind: 'call' };

/** @param soFar the sum of the events before this item */
export function openMessage(
  { events, decisionId, index }: Place,
  tally: Tally,
  soFar: { readonly text: number; readonly logprobs: number },
): OpenMessage {
  const id = itemId('msg', decisionId, index);
  const place = { item_id: id, output_index: index, content_index: 0 };
  const write = events.deltas('response.output_text.delta', { ...place, logprobs: [] });
  return {
    kind: 'message',
    opening:
      events.write('response.output_item.added', {
        output_index: index,
        item: messageItem(id, [], 'in_progress'),
      }) + events.write('response.content_part.added', { ...place, part: textPart('') }),
    delta: ({ text, logprobs }) =>
      logprobs
        ? events.write('response.output_text.delta', { ...place, delta: text, logprobs })
        : text && write(text),
    close(status) {
      const text = tally.text.slice(soFar.text);
      const logprobs = tally.logprobs.slice(soFar.logprobs);
      const part = textPart(text, logprobs);
      return {
        events:
          events.write('response.output_text.done', { ...place, text, logprobs }) +
          events.write('response.content_part.done', { ...place, part }),
        item: messageItem(id, [part], status),
      };
    },
  };
}

/** @param shown whether the client asked to see the text */
export function openReasoning({ events, decisionId, index }: Place, shown: boolean): OpenReasoning {
  const id = itemId('rs', decisionId, index);
  const place = { item_id: id, output_index: index, summary_index: 0 };
  const write = events.deltas('response.reasoning_summary_text.delta', place);
  let block: Omit<ReasoningPart, 'type'> = { text: '' };
  let begun = false;
  const begin = () => {
    if (begun) return '';
    begun = true;
    return events.write('response.reasoning_summary_part.added', { ...place, part: summaryPart('') });
  };
  return {
    kind: 'reasoning',
    opening: events.write('response.output_item.added', {
      output_index: index,
      item: reasoningItem(id, undefined, shown, 'in_progress'),
    }),
    delta(text) {
      block = { text: block.text + text };
      return shown && text ? begin() + write(text) : '';
    },
    end(whole) {
      block = whole;
    },
    close(status) {
      const { text } = block;
      const done =
        begun &&
        events.write('response.reasoning_summary_text.done', { ...place, text }) +
          events.write('response.reasoning_summary_part.done', { ...place, part: summaryPart(text) });
      return { events: done || '', item: reasoningItem(id, block, shown, status) };
    },
  };
}

/** @param of the index of the call among all calls of the answer */
export function openCall({ events, decisionId, index }: Place, tally: Tally, of: number): OpenCall {
  const id = itemId('fc', decisionId, index);
  const place = { item_id: id, output_index: index };
  const write = events.deltas('response.function_call_arguments.delta', place);
  const call = () => tally.calls[of] ?? { id: '', name: '', arguments: '' };
  return {
    kind: 'call',
    opening: events.write('response.output_item.added', {
      output_index: index,
      item: callItem(id, { ...call(), arguments: '' }, 'in_progress'),
    }),
    delta: (text) => text && write(text),
    close(status) {
      const whole = { ...call(), arguments: call().arguments || NO_ARGUMENTS };
      const last = call().arguments ? '' : write(NO_ARGUMENTS);
      return {
        events:
          last +
          events.write('response.function_call_arguments.done', {
            ...place,
            name: whole.name,
            arguments: whole.arguments,
          }),
        item: callItem(id, whole, status),
      };
    },
  };
}
