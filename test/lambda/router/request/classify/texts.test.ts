import { NO_ATTACHMENTS } from '../../../../../lambda/router/request/classify/attachments';
import { textsOf } from '../../../../../lambda/router/request/classify/texts';

/** What is said, which comes first, and everything else. */
const said = (body: unknown) => textsOf(body)[0];
const others = (body: unknown) => textsOf(body)[1];

test('the messages are one text, and all the rest is another', () => {
  const messages = [
    { role: 'user', content: '4111' },
    { role: 'user', content: [{ type: 'text', text: '1111' }] },
  ];
  expect(textsOf({ model: 'auto', messages, stop: ['a', 'b'] })).toEqual(['4111 1111', 'auto\na\nb']);
});

const HALVES = ['4111 1111', '1111 1111'] as const;
const [one, two] = HALVES;
const call = { id: 'call_1', type: 'function', function: { name: 'pay', arguments: '{"a":1}' } };
const cached = { cache_control: { type: 'ephemeral', ttl: '1h' } };

test.each<readonly [string, object]>([
  [
    'two parts of a message of a chat',
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: one, ...cached },
            { type: 'text', text: two },
          ],
        },
      ],
    },
  ],
  [
    'two turns of a chat, with a call of a tool between',
    {
      messages: [
        { role: 'user', content: one, name: 'ada', id: 'm1' },
        { role: 'assistant', content: null, tool_calls: [call], reasoning_content: 'Hm' },
        { role: 'tool', tool_call_id: 'call_1', content: [{ type: 'text', text: two }] },
      ],
    },
  ],
  [
    'two items of a response',
    {
      input: [
        {
          type: 'message',
          role: 'user',
          id: 'msg_1',
          status: 'completed',
          content: [{ type: 'input_text', text: one }],
        },
        { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Hm' }] },
        { type: 'function_call', call_id: 'c', name: 'pay', arguments: '{"a":1}' },
        { type: 'function_call_output', call_id: 'c', output: two },
      ],
    },
  ],
  ['the instructions and the input of a response', { instructions: one, input: two }],
  [
    'two blocks of a message of Anthropic',
    {
      messages: [
        { role: 'user', content: [{ type: 'text', text: one, ...cached }] },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'Hm', signature: 'AAAA' },
            { type: 'tool_use', id: 'toolu_1', name: 'pay', input: { a: 1 } },
          ],
        },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: 'toolu_1', content: [{ type: 'text', text: two }] }],
        },
      ],
    },
  ],
  [
    'the system prompt and a message of Anthropic',
    { system: [{ type: 'text', text: one, ...cached }], messages: [{ role: 'user', content: two }] },
  ],
  [
    'a document of text and a text',
    {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'document', source: { type: 'text', media_type: 'text/plain', data: `${one}\n` } },
            { type: 'text', text: two },
          ],
        },
      ],
    },
  ],
  [
    'two blocks of a document',
    {
      messages: [
        {
          role: 'user',
          content: [
            {
              type: 'document',
              source: {
                type: 'content',
                content: [
                  { type: 'text', text: one },
                  { type: 'text', text: two },
                ],
              },
            },
          ],
        },
      ],
    },
  ],
  [
    'the title of a document and its text',
    {
      messages: [
        { role: 'user', content: [{ type: 'document', source: { type: 'text', data: two }, title: one }] },
      ],
    },
  ],
  ['two inputs of an embedding', { model: 'embed', input: [one, two] }],
  ['two prompts of a completion', { prompt: [one, two] }],
])('a value split between %s is one text', (_where, body) => {
  expect(said(body)).toBe(HALVES.join(' '));
});

test.each<readonly [string, object]>([
  ['the name of a tool', { tools: [{ type: 'function', function: { name: 'said' } }] }],
  ['the description of a tool', { tools: [{ function: { name: 'f', description: 'said' } }] }],
  [
    'a default in a schema',
    { tools: [{ function: { parameters: { properties: { a: { default: 'said' } } } } }] },
  ],
  ['the name of a property', { tools: [{ function: { parameters: { properties: { said: {} } } } }] }],
  ['the schema of an answer', { response_format: { json_schema: { schema: { enum: ['said'] } } } }],
  ['the schema of a tool of Anthropic', { tools: [{ name: 'f', input_schema: { description: 'said' } }] }],
  [
    'the arguments of a call',
    { messages: [{ role: 'assistant', tool_calls: [{ function: { arguments: 'said' } }] }] },
  ],
  [
    'the name of a called tool',
    { messages: [{ role: 'assistant', tool_calls: [{ function: { name: 'said' } }] }] },
  ],
  [
    'the input of a call of Anthropic',
    { messages: [{ role: 'assistant', content: [{ type: 'tool_use', input: { a: ['said'] } }] }] },
  ],
  ['the arguments of a call of a response', { input: [{ type: 'function_call', arguments: 'said' }] }],
  ['the id of a call', { messages: [{ role: 'tool', tool_call_id: 'said', content: '' }] }],
  ['the reasoning of a turn', { messages: [{ role: 'assistant', reasoning_content: 'said' }] }],
  [
    'a block of thinking',
    { messages: [{ role: 'assistant', content: [{ type: 'thinking', thinking: 'said' }] }] },
  ],
  [
    'a part of reasoning',
    { messages: [{ role: 'assistant', content: [{ type: 'reasoning', text: 'said' }] }] },
  ],
  ['a summary of a response', { input: [{ type: 'reasoning', summary: [{ text: 'said' }] }] }],
  [
    'the name of a file',
    { messages: [{ role: 'user', content: [{ type: 'file', file: { filename: 'said' } }] }] },
  ],
  ['the name of a speaker', { messages: [{ role: 'user', name: 'said', content: '' }] }],
  ['a role that no API knows', { messages: [{ role: 'said', content: '' }] }],
  ['a type that no API knows', { messages: [{ role: 'user', content: [{ type: 'said' }] }] }],
  ['a label', { metadata: { note: 'said' } }],
  ['the key of a label', { metadata: { said: 'x' } }],
  ['the user field', { user: 'said' }],
  ['an unknown field', { heard: [{ deep: 'said' }] }],
  ['an unknown field of a turn', { messages: [{ role: 'user', content: '', heard: 'said' }] }],
  ['the name of an unknown field', { said: 1 }],
])('%s is a text, apart from what is said', (_where, body) => {
  expect([said(body), others(body)?.split('\n')]).toEqual(['', expect.arrayContaining(['said'])]);
});

test.each(['role', 'content', 'type', 'text', 'name', 'model', 'metadata', 'stop'])(
  'the key %s is no text of the caller, what is under it is',
  (key) => {
    expect(others({ x: { [key]: 'heard' } })).toBe('x\nheard');
  },
);

test.each(['system', 'developer', 'user', 'assistant', 'tool', 'function', 'text'])(
  '%s as a role or a type is no text of the caller',
  (word) => {
    expect(textsOf({ messages: [{ role: word, content: 'said' }, { type: word }] })).toEqual(['said', '']);
  },
);

test('a word of the API under another key is text', () => {
  expect(said({ messages: [{ content: 'user' }] })).toBe('user');
});

test.each<readonly [string, object]>([
  [
    'the input of a call',
    { messages: [{ role: 'assistant', content: [{ type: 'tool_use', input: { card: 41 } }] }] },
  ],
  ['a schema', { tools: [{ parameters: { enum: [41] } }] }],
  ['a label', { metadata: { n: 41 } }],
])('a number in %s is text', (_where, body) => {
  expect(others(body)?.split('\n')).toContain('41');
});

test('a setting that is a number is no text', () => {
  expect(textsOf({ seed: 41, max_tokens: 42 })).toEqual(['', 'seed\nmax_tokens']);
});

test.each([
  ['null', null, ''],
  ['nothing', undefined, ''],
  ['a text', 'said', 'said'],
  ['a list', ['said', null, 3, ['more']], 'said\n3\nmore'],
])('a body that is %s has nothing that is said', (_what, body, expected) => {
  expect(textsOf(body)).toEqual(['', expected]);
});

test.each([
  [
    'the arguments of a tool',
    (json: string) => ({
      messages: [{ role: 'assistant', tool_calls: [{ function: { arguments: json } }] }],
    }),
  ],
  ['the result of a tool', (json: string) => ({ messages: [{ role: 'tool', content: json }] })],
  ['the output of a call', (json: string) => ({ input: [{ type: 'function_call_output', output: json }] })],
])('an escape in %s hides nothing', (_where, body) => {
  const hidden = '{"card":"4111\\u00201111\\/1111\\u00091111"}';
  expect(textsOf(body(hidden)).join()).toContain('4111 1111/1111\t1111');
});

const attachments = { ...NO_ATTACHMENTS, texts: ['of the document'], data: new Set(['iVBO']) };
const URL = 'data:image/png;base64,iVBO';
const inPart = (part: object) => ({ messages: [{ role: 'user', content: [part] }] });

test.each([
  ['the url of an image', { type: 'image_url', image_url: { url: URL } }],
  ['an image_url', { type: 'input_image', image_url: URL }],
  ['file_data as a data URL', { type: 'file', file: { file_data: URL } }],
  ['file_data as base64', { type: 'input_file', file_data: 'iVBO' }],
  ['the data of a source', { type: 'image', source: { type: 'base64', data: 'iVBO' } }],
  [
    'an image that a tool returned',
    { type: 'tool_result', content: [{ type: 'image_url', image_url: URL }] },
  ],
])('the base64 of an attachment is no text in %s', (_where, part) => {
  expect(textsOf(inPart(part), attachments).join('|')).not.toContain('iVBO');
});

test.each([
  ['a text', inPart({ type: 'text', text: 'iVBO' })],
  ['a text that is a data URL of it', inPart({ type: 'text', text: URL })],
  ['a text that begins as a data URL does', inPart({ type: 'text', text: 'data:my card,iVBO' })],
  ['a content', { messages: [{ role: 'user', content: URL }] }],
  ['a system prompt', { system: URL }],
  ['an instruction', { instructions: 'iVBO' }],
  ['an input', { input: [{ role: 'user', content: [{ type: 'input_text', text: URL }] }] }],
  ['the data of a source of text', inPart({ source: { type: 'text', data: 'iVBO' } })],
  ['arguments', { messages: [{ tool_calls: [{ function: { arguments: URL } }] }] }],
  ['the result of a tool', { messages: [{ role: 'tool', content: 'iVBO' }] }],
  ['a name', inPart({ file: { filename: 'iVBO', file_data: 'iVBO' } })],
  ['a field of another name', { note: 'iVBO' }],
])('the base64 of an attachment is text in %s', (_where, body) => {
  expect(textsOf(body, attachments).join('|')).toContain('iVBO');
});

test.each([
  'data:4111 1111 1111 1111,',
  'data:image/png;card=4111 1111 1111 1111;base64,',
  'DATA:4111 1111 1111 1111;base64,',
])('what stands before the data of an attachment is text: %s', (head) => {
  const part = { type: 'image_url', image_url: { url: `${head}iVBO` } };
  const texts = textsOf(inPart(part), attachments).join('|');
  expect(texts).toContain('4111 1111 1111 1111');
  expect(texts).not.toContain('iVBO');
});

test('base64 that is of no attachment is text, and the texts of documents follow', () => {
  const [, others, document] = textsOf({ file_data: 'data:image/png;base64,AAAA' }, attachments);
  expect([others, document]).toEqual([expect.stringContaining('AAAA'), 'of the document']);
});
