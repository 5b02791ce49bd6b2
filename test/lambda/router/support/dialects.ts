import type { ChatRequest } from '../../../../lambda/router/contract/chat';
import { readChat } from '../../../../lambda/router/request/chat/read-chat';
import { readMessagesRequest } from '../../../../lambda/router/request/messages/read-messages-request';
import { readResponses } from '../../../../lambda/router/request/responses/read-responses';
import { dataUrl } from './files';

/** How a dialect writes what every dialect has. */
export interface WrittenAs {
  readonly read: (body: object) => { readonly request: ChatRequest };
  /** A request with these parts of a user. */
  readonly saying: (...parts: readonly object[]) => object;
  readonly text: (text: string) => object;
  readonly image: (bytes: Buffer, mediaType?: string) => object;
  readonly pdf: (bytes: Buffer) => object;
  readonly tool: (name: string, schema: unknown) => object;
  readonly answerSchema: (schema: unknown) => object;
  /** A request whose history has one call and its result, or one of two calls. */
  readonly called: (call: Called) => object;
  /** A request whose history has sealed reasoning. */
  readonly sealed: (data: string) => object;
  /** How it names the limit of an answer, the form of an answer, and what is said. */
  readonly limitField: string;
  readonly formatField: string;
  readonly saidField: string;
  /** A request of so many turns. */
  readonly turns: (count: number) => object;
}

export interface Called {
  readonly name?: string;
  readonly id?: string;
  /** As text; of a dialect whose calls hold an object, that object, or the text where it is empty. */
  readonly arguments?: string;
}

const user = (content: unknown) => ({ role: 'user', content });

const chat: WrittenAs = {
  read: readChat,
  saying: (...content) => ({ model: 'auto', messages: [user(content)] }),
  text: (text) => ({ type: 'text', text }),
  image: (bytes, type = 'image/png') => ({ type: 'image_url', image_url: { url: dataUrl(type, bytes) } }),
  pdf: (bytes) => ({ type: 'file', file: { file_data: dataUrl('application/pdf', bytes) } }),
  tool: (name, parameters) => ({
    ...chat.saying(chat.text('Hi')),
    tools: [{ type: 'function', function: { name, parameters } }],
  }),
  answerSchema: (schema) => ({
    ...chat.saying(chat.text('Hi')),
    response_format: { type: 'json_schema', json_schema: { name: 'a', schema } },
  }),
  called: ({ name = 'f', id = 'c', arguments: json = '{}' }) => ({
    model: 'auto',
    messages: [
      user('Hi'),
      { role: 'assistant', tool_calls: [{ id, type: 'function', function: { name, arguments: json } }] },
      { role: 'tool', tool_call_id: id, content: 'Done' },
    ],
  }),
  sealed: (data) => ({
    model: 'auto',
    messages: [
      { role: 'assistant', content: 'Hi', thinking_blocks: [{ type: 'redacted_thinking', data }] },
      user('Go on'),
    ],
  }),
  limitField: 'max_tokens',
  formatField: 'response_format',
  saidField: 'messages',
  turns: (count) => ({ model: 'auto', messages: Array.from({ length: count }, () => user('Hi')) }),
};

const responses: WrittenAs = {
  read: readResponses,
  saying: (...content) => ({ model: 'auto', input: [user(content)] }),
  text: (text) => ({ type: 'input_text', text }),
  image: (bytes, type = 'image/png') => ({ type: 'input_image', image_url: dataUrl(type, bytes) }),
  pdf: (bytes) => ({ type: 'input_file', file_data: dataUrl('application/pdf', bytes) }),
  tool: (name, parameters) => ({
    model: 'auto',
    input: 'Hi',
    tools: [{ type: 'function', name, parameters }],
  }),
  answerSchema: (schema) => ({
    model: 'auto',
    input: 'Hi',
    text: { format: { type: 'json_schema', name: 'a', schema } },
  }),
  called: ({ name = 'f', id = 'c', arguments: json = '{}' }) => ({
    model: 'auto',
    input: [
      user('Hi'),
      { type: 'function_call', call_id: id, name, arguments: json },
      { type: 'function_call_output', call_id: id, output: 'Done' },
    ],
  }),
  sealed: (data) => ({
    model: 'auto',
    input: [
      { type: 'reasoning', summary: [], encrypted_content: `llm-reasoning/1\nredacted=${data}\n\n` },
      user('Go on'),
    ],
  }),
  limitField: 'max_output_tokens',
  formatField: 'text.format',
  saidField: 'input',
  turns: (count) => ({ model: 'auto', input: Array.from({ length: count }, () => user('Hi')) }),
};

const source = (media_type: string, bytes: Buffer) => ({
  source: { type: 'base64', media_type, data: bytes.toString('base64') },
});

const messages: WrittenAs = {
  read: (body) => readMessagesRequest(body, {}),
  saying: (...content) => ({ model: 'auto', max_tokens: 9, messages: [user(content)] }),
  text: (text) => ({ type: 'text', text }),
  image: (bytes, type = 'image/png') => ({ type: 'image', ...source(type, bytes) }),
  pdf: (bytes) => ({ type: 'document', ...source('application/pdf', bytes) }),
  tool: (name, input_schema) => ({
    ...messages.saying(messages.text('Hi')),
    tools: [{ name, input_schema }],
  }),
  answerSchema: (schema) => ({
    ...messages.saying(messages.text('Hi')),
    output_config: { format: { type: 'json_schema', schema } },
  }),
  called: ({ name = 'f', id = 'c', arguments: json = '{}' }) => ({
    model: 'auto',
    max_tokens: 9,
    messages: [
      user('Hi'),
      { role: 'assistant', content: [{ type: 'tool_use', id, name, input: json && JSON.parse(json) }] },
      user([{ type: 'tool_result', tool_use_id: id, content: 'Done' }]),
    ],
  }),
  sealed: (data) => ({
    model: 'auto',
    max_tokens: 9,
    messages: [{ role: 'assistant', content: [{ type: 'redacted_thinking', data }] }, user('Go on')],
  }),
  limitField: 'max_tokens',
  formatField: 'output_config.format',
  saidField: 'messages',
  turns: (count) => ({
    model: 'auto',
    max_tokens: 9,
    messages: Array.from({ length: count }, () => user('Hi')),
  }),
};

/** Every dialect of chats, by its name. */
export const DIALECTS = { chat, responses, messages };
