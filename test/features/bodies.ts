import { png } from '../lambda/router/support/files';
import { pdf } from '../lambda/router/support/pdf';
import type { Json } from './dialects';
import type { Feature, Seen } from './feature';

// What the requests of the page are made of, in each dialect.

/** The same fields in every dialect. */
export const same = (fields: object) => ({ chat: fields, responses: fields, messages: fields });

/** The same request, answered as a stream. */
export const streamed = ({ chat, responses, messages }: Feature['asks']) => ({
  chat: { stream: true, ...chat },
  responses: { stream: true, ...responses },
  messages: { stream: true, ...messages },
});

/** What the host was sent holds one of these words: the feature is one of the request, and a host's part of it. */
export const reaches =
  (...words: readonly string[]) =>
  ({ sent }: Seen) =>
    words.some((word) => sent.includes(word));

export const CITY = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const NAMES = ['get_weather', 'get_time'];
const functions = NAMES.map((name) => ({ type: 'function', function: { name, parameters: CITY } }));
export const TOOLS = {
  chat: { tools: functions },
  responses: { tools: NAMES.map((name) => ({ type: 'function', name, parameters: CITY, strict: false })) },
  messages: { tools: NAMES.map((name) => ({ name, input_schema: CITY })) },
};
export const withTools = (chat: object, responses: object, messages: object) => ({
  chat: { ...TOOLS.chat, ...chat },
  responses: { ...TOOLS.responses, ...responses },
  messages: { ...TOOLS.messages, ...messages },
});
export const called = ({ calls }: Seen) => calls.map(({ name }) => name).join(' ');
export const CALLS_BOTH = 'Call get_weather and get_time.';

export const PNG = png(32, 32).toString('base64');
export const CSV = Buffer.from('city,temperature\nBonn,7\n').toString('base64');
export const PDF = pdf([['The weather in Bonn']]).toString('base64');
export const turn = (chat: object, responses: object, messages: object) => ({
  chat: { messages: [{ role: 'user', content: [{ type: 'text', text: 'What is this?' }, chat] }] },
  responses: {
    input: [{ role: 'user', content: [{ type: 'input_text', text: 'What is this?' }, responses] }],
  },
  messages: { messages: [{ role: 'user', content: [{ type: 'text', text: 'What is this?' }, messages] }] },
});
export const image = (url: string, source: object) =>
  turn(
    { type: 'image_url', image_url: { url } },
    { type: 'input_image', image_url: url, detail: 'auto' },
    { type: 'image', source },
  );
export const file = (filename: string, media_type: string, data: string, source: object) => {
  const file_data = `data:${media_type};base64,${data}`;
  return turn(
    { type: 'file', file: { filename, file_data } },
    { type: 'input_file', filename, file_data },
    { type: 'document', source },
  );
};

const CALL = { name: 'get_weather', arguments: '{"city":"Bonn"}' };
const ID = 'call00001';

/** One round with a tool: the call, and its result of two parts, the second of which is this. */
export const roundWith = (chat: object, responses: object, messages: object) => ({
  chat: {
    ...TOOLS.chat,
    messages: [
      { role: 'user', content: CALLS_BOTH },
      { role: 'assistant', content: null, tool_calls: [{ id: ID, type: 'function', function: CALL }] },
      { role: 'tool', tool_call_id: ID, content: [{ type: 'text', text: '7 degrees' }, chat] },
    ],
  },
  responses: {
    ...TOOLS.responses,
    input: [
      { role: 'user', content: CALLS_BOTH },
      { type: 'function_call', call_id: ID, ...CALL },
      {
        type: 'function_call_output',
        call_id: ID,
        output: [{ type: 'input_text', text: '7 degrees' }, responses],
      },
    ],
  },
  messages: {
    ...TOOLS.messages,
    messages: [
      { role: 'user', content: CALLS_BOTH },
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: ID, name: CALL.name, input: { city: 'Bonn' } }],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: ID, content: [{ type: 'text', text: '7 degrees' }, messages] },
        ],
      },
    ],
  },
});

export const THINKS = {
  chat: { reasoning_effort: 'high' },
  responses: { reasoning: { effort: 'high' } },
  messages: { thinking: { type: 'enabled', budget_tokens: 1_024 } },
};

/** The strict schema of a city, as the form of the answer. */
export const STRICT = {
  chat: {
    response_format: { type: 'json_schema', json_schema: { name: 'place', strict: true, schema: CITY } },
  },
  responses: { text: { format: { type: 'json_schema', name: 'place', strict: true, schema: CITY } } },
  messages: { output_config: { format: { type: 'json_schema', schema: CITY } } },
};

export const follows = ({ text }: Seen): boolean => typeof parsed(text)?.city === 'string';
export const parsed = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
