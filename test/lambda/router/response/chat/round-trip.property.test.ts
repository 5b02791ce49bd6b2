import fc from 'fast-check';
import type { AssistantPart, ChatEvent } from '../../../../../lambda/router/contract/chat';
import { readChat } from '../../../../../lambda/router/request/chat/read-chat';
import { CHAT } from '../../../../../lambda/router/response/chat/chat-answer';
import { anyAnswer, tallyOf } from '../../support/answers';

const HEAD = { decisionId: '1f0c6d2e', model: 'qwen3-8b', created: 1_790_000_000 };
const FORM = { includeUsage: false };

interface Message {
  content: string | null;
  reasoning_content?: string;
  thinking_blocks?: object[];
  tool_calls?: { id: string; function: { name: string; arguments: string } }[];
}

/** The message of an answer that was not streamed. */
const messageOf = (events: readonly ChatEvent[]): Message =>
  JSON.parse(JSON.stringify(CHAT.answer.whole(HEAD, tallyOf(events), FORM))).choices[0].message;

/** The message that a client adds up from the deltas of a stream. */
function addedUp(events: readonly ChatEvent[]): Message {
  const writer = CHAT.answer.stream(HEAD, FORM);
  const tally = tallyOf([]);
  let text = writer.open();
  for (const event of events) {
    tally.note(event);
    if (event.type !== 'error') text += writer.event(event, tally);
  }
  const message: Message = { content: '' };
  for (const line of text.split('\n\n')) {
    if (!line.startsWith('data: {')) continue;
    const { delta } = JSON.parse(line.slice('data: '.length)).choices[0];
    message.content += delta.content ?? '';
    if (delta.reasoning_content)
      message.reasoning_content = (message.reasoning_content ?? '') + delta.reasoning_content;
    if (delta.thinking_blocks)
      message.thinking_blocks = [...(message.thinking_blocks ?? []), ...delta.thinking_blocks];
    for (const { index, id, function: called } of delta.tool_calls ?? []) {
      message.tool_calls ??= [];
      message.tool_calls[index] ??= { id, function: { name: called.name, arguments: '' } };
      (message.tool_calls[index] as { function: { arguments: string } }).function.arguments +=
        called.arguments;
    }
  }
  return message;
}

/** The turn that the router reads where a client sends a message back, with a result for each call. */
function readBack(message: Message): readonly AssistantPart[] {
  const results = (message.tool_calls ?? []).map(({ id }) => ({
    role: 'tool',
    tool_call_id: id,
    content: 'x',
  }));
  const { request } = readChat({
    model: 'auto',
    messages: [{ role: 'user', content: 'Hi' }, { role: 'assistant', ...message }, ...results],
  });
  return request.messages[1]?.parts as readonly AssistantPart[];
}

/** The answer as a turn of history. */
function turnOf(events: readonly ChatEvent[]): readonly AssistantPart[] {
  const { reasoning, text, calls } = tallyOf(events);
  return [
    ...reasoning,
    ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ...calls.map((call) => ({ type: 'tool-call' as const, ...call })),
  ];
}

test('an answer that is sent back as history is the turn that the model gave', () => {
  fc.assert(fc.property(anyAnswer, (events) => expect(readBack(messageOf(events))).toEqual(turnOf(events))));
});

test('a streamed answer that is sent back as history is the turn that the model gave', () => {
  fc.assert(fc.property(anyAnswer, (events) => expect(readBack(addedUp(events))).toEqual(turnOf(events))));
});
