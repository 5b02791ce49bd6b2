import type { ApiError } from '../../../../../lambda/router/contract/api-error';
import { textsIn } from '../../../../../lambda/router/contract/texts-in';
import { readChat } from '../../../../../lambda/router/request/chat/read-chat';

const ask = (turn: object) =>
  readChat({
    model: 'auto',
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', ...turn },
      { role: 'user', content: 'Go on' },
    ],
  });
const textOf = (turn: object) => textsIn(ask(turn).request.messages.slice(1, 2)).join();

function refusal(turn: object): ApiError {
  try {
    ask(turn);
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('accepted');
}

test.each([
  ['a string', { content: 'Hello' }, 'Hello'],
  ['an empty string', { content: '' }, ''],
  ['null', { content: null }, ''],
  ['absent', {}, ''],
  ['no parts', { content: [] }, ''],
  [
    'parts of type text',
    {
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    },
    'a\nb',
  ],
  ['a part of type refusal', { content: [{ type: 'refusal', refusal: 'I cannot.' }] }, 'I cannot.'],
  ['a part of type output_text', { content: [{ type: 'output_text', text: 'a', annotations: [] }] }, 'a'],
  [
    'reasoning and text',
    {
      content: [
        { type: 'reasoning', text: 'Hm' },
        { type: 'text', text: 'a' },
      ],
    },
    'a',
  ],
  [
    'thinking and text',
    {
      content: [
        { type: 'thinking', thinking: 'Hm', signature: 'x' },
        { type: 'text', text: 'a' },
      ],
    },
    'a',
  ],
  ['redacted thinking', { content: [{ type: 'redacted_thinking', data: 'x' }] }, ''],
  ['null beside a refusal', { content: null, refusal: 'I cannot.' }, 'I cannot.'],
  ['empty beside a refusal', { content: '', refusal: 'I cannot.' }, 'I cannot.'],
  ['a text beside a refusal', { content: 'Hello', refusal: 'I cannot.' }, 'Hello'],
])('an assistant turn whose content is %s can be sent back', (_what, turn, text) => {
  expect(textOf(turn)).toBe(text);
});

/** What answers carry besides their text, by the API or SDK that writes it. */
const CARRIED = {
  refusal: null,
  annotations: [{ type: 'url_citation', url_citation: { url: 'https://bank.example', title: 'x' } }],
  audio: null,
  function_call: null,
  tool_calls: [],
  parsed: { answer: 42 },
  reasoning: 'Hm',
  reasoning_content: 'Hm',
  reasoning_details: [{ type: 'reasoning.text', text: 'Hm' }],
  thinking_blocks: [{ thinking: 'Hm' }],
  provider_specific_fields: { refusal: null },
  additional_kwargs: { refusal: null },
  response_metadata: { model_name: 'qwen' },
  usage_metadata: { input_tokens: 1 },
  invalid_tool_calls: [],
  experimental_providerMetadata: {},
  providerOptions: {},
  cache_control: { type: 'ephemeral' },
  id: 'msg_1',
  name: 'assistant',
  prefix: false,
  anything: { else: [1] },
} as const;

test.each(Object.entries(CARRIED))('an assistant turn may carry %s, which no model gets', (name, value) => {
  expect(ask({ content: 'Hello', [name]: value })).toEqual(ask({ content: 'Hello' }));
});

test.each(['tool_calls', 'content', ...Object.keys(CARRIED)])(
  'in an assistant turn, null for %s is absent',
  (name) => {
    expect(ask({ [name]: null })).toEqual(ask({}));
  },
);

test.each([
  ['messages[1].tool_calls', 'unsupported_field', { tool_calls: [{ id: 'call_1', type: 'function' }] }],
  ['messages[1].function_call', 'unsupported_field', { function_call: { name: 'f', arguments: '{}' } }],
  ['messages[1].audio', 'unsupported_field', { audio: { id: 'audio_1' } }],
  ['messages[1].content', 'invalid_type', { content: 1 }],
  ['messages[1].content[0]', 'invalid_type', { content: ['Hello'] }],
  ['messages[1].content[0].type', 'unsupported_field', { content: [{ type: 'image_url' }] }],
  ['messages[1].content[0].text', 'invalid_type', { content: [{ type: 'text', text: 1 }] }],
  ['messages[1].content[0].text', 'invalid_type', { content: [{ type: 'text' }] }],
  ['messages[1].content[0].refusal', 'invalid_type', { content: [{ type: 'refusal', text: 'I cannot.' }] }],
  ['messages[1].refusal', 'invalid_type', { refusal: { text: 'I cannot.' } }],
])('%s of an assistant turn is refused as %s where it cannot be passed on', (param, code, turn) => {
  expect(refusal(turn)).toMatchObject({ code, param });
});
