import type { Tally } from '../../call/tally';
import type { ChatEvent } from '../../contract/chat';
import { type Around, allPlaced, around, placed } from '../around';
import type { AnswerHead, StreamWriter } from '../dialect';
import { namedEvent } from '../named-event';
import { messageOf, renderUsage, stopOf } from './message';

type Block = { readonly type: 'thinking' | 'text' | 'tool_use' | 'redacted_thinking' } & Readonly<
  Record<string, unknown>
>;

/**
 * Writes the stream of one answer: `message_start`, its blocks one after the other, `message_delta`, `message_stop`.
 * The tokens of the prompt are not known at the start, where they are 0; `message_delta` has all counts, and clients
 * take them from there.
 */
export function messageStream(head: AnswerHead): StreamWriter {
  const blocks = blockWriter();
  const thinking = () => blocks.within({ type: 'thinking', thinking: '', signature: '' });
  return {
    open: () => namedEvent('message_start', { message: beginning(head) }),
    event(event, tally) {
      switch (event.type) {
        case 'text-delta': {
          if (event.text === '') return '';
          return blocks.within({ type: 'text', text: '' }) + blocks.text(event);
        }
        case 'reasoning-delta':
          if (event.text === '') return '';
          return thinking() + blocks.delta({ type: 'thinking_delta', thinking: event.text });
        case 'reasoning-end':
          if (event.redacted !== undefined) {
            return blocks.start({ type: 'redacted_thinking', data: event.redacted }) + blocks.stop();
          }
          if (event.signature === undefined) return blocks.stop();
          return (
            thinking() + blocks.delta({ type: 'signature_delta', signature: event.signature }) + blocks.stop()
          );
        case 'tool-call':
          return blocks.start({ type: 'tool_use', id: event.id, name: event.name, input: {} });
        case 'arguments-delta':
          return event.text && blocks.delta({ type: 'input_json_delta', partial_json: event.text });
        case 'end':
          return blocks.stop() + ending(tally);
        default:
          return '';
      }
    },
  };
}

type TextDelta = Extract<ChatEvent, { type: 'text-delta' }>;

/** Writes blocks one after the other: one that begins ends the one before it. */
function blockWriter() {
  let index = -1;
  let open: Block['type'] | undefined;
  let ofText: Around = { before: '', after: '' };

  const delta = (value: object) => namedEvent('content_block_delta', { index, delta: value });
  const stop = () => {
    if (!open) return '';
    open = undefined;
    return namedEvent('content_block_stop', { index });
  };
  const start = (block: Block) => {
    const before = stop();
    index += 1;
    open = block.type;
    // The deltas of one block differ in their text alone, so what is around it is rendered once.
    if (open === 'text') ofText = around((text) => delta({ type: 'text_delta', text }));
    return before + namedEvent('content_block_start', { index, content_block: block });
  };
  return {
    delta,
    start,
    stop,
    /** Begins the block where none of its type is open. */
    within: (block: Block) => (open === block.type ? '' : start(block)),
    /** A delta of text, for all of its pieces. */
    text: ({ text, pieces }: TextDelta) => (pieces ? allPlaced([text], ofText) : placed(text, ofText)),
  };
}

const beginning = (head: AnswerHead) => ({
  ...messageOf(head),
  content: [],
  stop_reason: null,
  stop_sequence: null,
  stop_details: null,
  usage: renderUsage(),
});

const ending = (tally: Tally): string =>
  namedEvent('message_delta', { delta: stopOf(tally), usage: renderUsage(tally.usage) }) +
  namedEvent('message_stop');
