import { CITY, follows, reaches, same } from './bodies';
import type { Feature } from './feature';

// Small things that clients send without being asked.

const turns = (instruction: string) => [
  { role: instruction, content: 'Be brief.' },
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: 'Hello.' },
  { role: 'user', content: 'What is a data class?' },
];

export const TURN_ROWS: readonly Feature[] = [
  {
    name: 'conversation of several turns',
    asks: {
      chat: { messages: turns('developer') },
      responses: { input: turns('developer') },
      messages: { messages: turns('user').slice(1) },
    },
    shows: (seen) => seen.text !== '' && reaches('Hello.')(seen),
  },
  {
    name: 'earlier answers with their ids and annotations',
    asks: {
      chat: {
        messages: [
          ...turns('system').slice(0, 2),
          { role: 'assistant', content: 'Hello.', refusal: null, annotations: [], id: 'chatcmpl-1' },
          ...turns('system').slice(3),
        ],
      },
      responses: {
        input: [
          ...turns('system').slice(0, 2),
          {
            type: 'message',
            id: 'msg_1',
            status: 'completed',
            role: 'assistant',
            content: [{ type: 'output_text', text: 'Hello.', annotations: [], logprobs: [] }],
          },
          ...turns('system').slice(3),
        ],
      },
      messages: {
        messages: [
          turns('user')[1],
          { role: 'assistant', content: [{ type: 'text', text: 'Hello.', citations: null }] },
          turns('user')[3],
        ],
      },
    },
    shows: (seen) => seen.text !== '' && reaches('Hello.')(seen),
  },
  {
    name: 'name of a participant',
    asks: {
      ...same({ messages: [{ role: 'user', name: 'anna', content: 'Hi' }] }),
      responses: { input: [{ role: 'user', name: 'anna', content: 'Hi' }] },
    },
    shows: ({ text }) => text !== '',
  },
];

export const FORM_ROWS: readonly Feature[] = [
  {
    name: 'text as the form of the answer',
    asks: {
      ...same({ response_format: { type: 'text' } }),
      responses: { text: { format: { type: 'text' } } },
    },
    shows: ({ text }) => text !== '',
  },
  {
    name: 'JSON schema, not strict',
    asks: {
      chat: { response_format: { type: 'json_schema', json_schema: { name: 'place', schema: CITY } } },
      responses: { text: { format: { type: 'json_schema', name: 'place', strict: false, schema: CITY } } },
      messages: { output_config: { format: { type: 'json_schema', schema: CITY } } },
    },
    shows: follows,
  },
];

export const LABEL_ROWS: readonly Feature[] = [
  {
    name: 'id of the user of an application',
    asks: { ...same({ user: 'u1' }), messages: { metadata: { user_id: 'u1' } } },
    shows: ({ text }) => text !== '',
  },
  {
    name: 'stream without padding (`include_obfuscation`)',
    asks: same({ stream: true, stream_options: { include_obfuscation: false } }),
    shows: ({ pieces }) => pieces > 1,
  },
  {
    name: "key of the provider's cache (`prompt_cache_key`)",
    asks: same({ prompt_cache_key: 'claims' }),
    shows: ({ text }) => text !== '',
  },
  { name: 'a field that is not known', asks: same({ no_such_field: 1 }), shows: () => false },
  {
    name: '`stream_options` without a stream',
    asks: same({ stream_options: { include_usage: true } }),
    shows: () => false,
  },
];
