import { readChat } from '../../../../lambda/router/request/chat/read-chat';

const user = { role: 'user', content: 'Hi' };
const FIELDS = [
  'temperature',
  'top_p',
  'max_tokens',
  'max_completion_tokens',
  'stop',
  'stream',
  'stream_options',
  'metadata',
  'n',
  'store',
  'logprobs',
  'top_logprobs',
  'presence_penalty',
  'frequency_penalty',
  'logit_bias',
  'user',
  'response_format',
  'modalities',
  'service_tier',
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'seed',
  'reasoning_effort',
  'verbosity',
  'prediction',
  'audio',
  'web_search_options',
  'function_call',
  'anything',
  'safety_identifier',
  'prompt_cache_key',
  'prompt_cache_retention',
  'constructor',
];

test.each(FIELDS)('null for %s is absent', (name) => {
  const plain = { model: 'auto', messages: [user] };
  expect(readChat({ ...plain, [name]: null })).toEqual(readChat(plain));
});

test.each(['model', 'messages'])('null for %s is refused as absent', (name) => {
  const asked = { model: 'auto', messages: [user], [name]: null };
  expect(() => readChat(asked)).toThrow(expect.objectContaining({ code: 'invalid_type', param: name }));
});

test.each(['include_usage', 'include_obfuscation', 'anything'])(
  'null for stream_options.%s is absent',
  (name) => {
    const streamed = { model: 'auto', messages: [user], stream: true };
    expect(readChat({ ...streamed, stream_options: { [name]: null } })).toEqual(readChat(streamed));
  },
);

test.each(['data_class', 'team'])('null for metadata.%s is absent', (name) => {
  const plain = { model: 'auto', messages: [user] };
  expect(readChat({ ...plain, metadata: { [name]: null } })).toEqual(readChat(plain));
});

test('null for a field of response_format is absent', () => {
  const plain = { model: 'auto', messages: [user] };
  const format = { type: 'text', json_schema: null };
  expect(readChat({ ...plain, response_format: format })).toEqual(readChat(plain));
});

test.each(['system', 'developer', 'user'])('null for an unknown field of a %s message is absent', (role) => {
  const message = { role, content: 'Hi' };
  const asked = { model: 'auto', messages: [{ ...message, name: null, tool_call_id: null, anything: null }] };
  expect(readChat(asked)).toEqual(readChat({ model: 'auto', messages: [message] }));
});

test('null for an unknown field of a part is absent', () => {
  const parts = (more: object) => ({
    model: 'auto',
    messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi', ...more }] }],
  });
  expect(readChat(parts({ cache_control: null, annotations: null }))).toEqual(readChat(parts({})));
});

test('null for the content of a user message is refused as absent', () => {
  const asked = { model: 'auto', messages: [{ role: 'user', content: null }] };
  expect(() => readChat(asked)).toThrow(
    expect.objectContaining({ code: 'invalid_type', param: 'messages[0].content' }),
  );
});
