import fc from 'fast-check';
import type { ChatMessage } from '../../../../../lambda/router/contract/chat';
import { readResponses } from '../../../../../lambda/router/request/responses/read-responses';
import { seal } from '../../../../../lambda/router/request/responses/sealed-reasoning';
import { PDF, PNG } from '../../support/images';
import { said } from '../../support/said';

const read = (input: unknown, more: object = {}): readonly ChatMessage[] =>
  readResponses({ model: 'auto', input, ...more }).request.messages;
const call = { type: 'function_call', call_id: 'c1', name: 'weather', arguments: '{"city":"Oslo"}' };
const output = { type: 'function_call_output', call_id: 'c1', output: '4 degrees' };
const image = `data:image/png;base64,${PNG}`;

test('a text is what the user says', () => {
  expect(read('Hi')).toEqual([said('user', 'Hi')]);
});

test('instructions come first', () => {
  expect(read('Hi', { instructions: 'Be brief' })).toEqual([said('system', 'Be brief'), said('user', 'Hi')]);
});

test.each([
  ['user', 'user'],
  ['system', 'system'],
  ['developer', 'system'],
  ['assistant', 'assistant'],
] as const)('a message of the role %s needs no type', (role, as) => {
  expect(read([{ role, content: 'Hi' }])).toEqual([said(as, 'Hi')]);
});

test('an answer of any number of parts is read', () => {
  const content = Array.from({ length: 200_000 }, () => ({ type: 'output_text', text: 'a' }));
  expect(read([{ role: 'assistant', content }])[0]?.parts).toHaveLength(200_000);
});

test('an image as data is passed on', () => {
  const content = [{ type: 'input_image', image_url: image, detail: 'low' }];
  expect(read([{ role: 'user', content }])[0]?.parts).toEqual([
    { type: 'image', format: 'png', data: PNG, detail: 'low' },
  ]);
});

test('an image in its original size is looked at closely', () => {
  const content = [{ type: 'input_image', image_url: image, detail: 'original' }];
  expect(read([{ role: 'user', content }])[0]?.parts).toMatchObject([{ detail: 'high' }]);
});

test.each([
  ['a data address', `data:application/pdf;base64,${PDF}`],
  ['bare base64', PDF],
])('a document as %s is passed on with its name', (_how, file_data) => {
  const content = [{ type: 'input_file', filename: 'terms.pdf', file_data }];
  expect(read([{ role: 'user', content }])[0]?.parts).toEqual([
    { type: 'document', format: 'pdf', data: PDF, name: 'terms.pdf' },
  ]);
});

test('reasoning, words and calls in a row are one turn of the assistant, and results follow it', () => {
  const thought = { text: 'Hm', signature: 'signed' };
  const items = [
    { role: 'user', content: 'How warm?' },
    { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: seal(thought), status: 'completed' },
    { type: 'message', role: 'assistant', id: 'msg_1', content: [{ type: 'output_text', text: 'I look' }] },
    { ...call, id: 'fc_1', status: 'completed', parsed_arguments: {} },
    output,
  ];
  expect(read(items)).toEqual([
    said('user', 'How warm?'),
    {
      role: 'assistant',
      parts: [
        { type: 'reasoning', ...thought },
        { type: 'text', text: 'I look' },
        { type: 'tool-call', id: 'c1', name: 'weather', arguments: '{"city":"Oslo"}' },
      ],
    },
    {
      role: 'user',
      parts: [{ type: 'tool-result', callId: 'c1', content: [{ type: 'text', text: '4 degrees' }] }],
    },
  ]);
});

test('a result may have several parts', () => {
  const parts = [
    { type: 'input_text', text: 'A map' },
    { type: 'input_image', image_url: image },
  ];
  expect(read([call, { ...output, output: parts }]).at(-1)?.parts).toMatchObject([
    { content: [{ type: 'text', text: 'A map' }, { type: 'image' }] },
  ]);
});

test('a result that was sent late follows the turn with its call', () => {
  const second = { ...call, call_id: 'c2' };
  const messages = read([
    call,
    { role: 'user', content: 'Wait' },
    second,
    { ...output, call_id: 'c2' },
    output,
  ]);
  expect(messages.map(({ role }) => role)).toEqual(['assistant', 'user', 'user', 'assistant', 'user']);
});

test('whatever the order of results, each is in the turn after its call', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      ids.chain((calls) =>
        fc.tuple(fc.constant(calls), fc.shuffledSubarray(calls, { minLength: calls.length })),
      ),
      ([calls, results]) => {
        const [asked, answered] = read([
          ...calls.map((call_id) => ({ ...call, call_id })),
          ...results.map((call_id) => ({ ...output, call_id })),
        ]);
        expect([asked?.parts, answered?.parts]).toMatchObject([
          calls.map((id) => ({ id })),
          results.map((callId) => ({ callId })),
        ]);
      },
    ),
  );
});

test('reasoning without its encrypted content is the text that the client was shown', () => {
  const summary = [
    { type: 'summary_text', text: 'One' },
    { type: 'summary_text', text: 'Two' },
  ];
  expect(read([{ type: 'reasoning', id: 'rs_1', summary }])[0]?.parts).toEqual([
    { type: 'reasoning', text: 'One\n\nTwo' },
  ]);
});

test.each([undefined, '30m', '12h'])(
  'a breakpoint of the lifetime %s is a cache point of an hour, as in chat: the longest that a provider has',
  (ttl) => {
    const prompt_cache_breakpoint = { mode: 'explicit', ...(ttl && { ttl }) };
    const content = [{ type: 'input_text', text: 'Long', prompt_cache_breakpoint }];
    expect(read([{ role: 'user', content }])[0]?.parts).toMatchObject([{ cache: '1h' }]);
  },
);

const user = (part: object) => [{ role: 'user', content: [part] }];

test.each([
  ['no input', undefined, 'input', 'invalid_type'],
  ['no item', [], 'input', 'invalid_value'],
  ['an item that is no object', ['Hi'], 'input[0]', 'invalid_type'],
  ['a stored item', [{ type: 'item_reference', id: 'msg_1' }], 'input[0].type', 'unsupported_field'],
  ['a call of a tool that OpenAI runs', [{ type: 'web_search_call' }], 'input[0].type', 'unsupported_field'],
  ['an unknown role', [{ role: 'critic', content: 'Hi' }], 'input[0].role', 'invalid_value'],
  ['a message without a role', [{ content: 'Hi' }], 'input[0].role', 'invalid_type'],
  ['a message without content', [{ role: 'user' }], 'input[0].content', 'invalid_type'],
  ['an unknown field', [{ role: 'user', content: 'Hi', mood: 'x' }], 'input[0].mood', 'unsupported_field'],
  ['a part that is no object', [{ role: 'user', content: ['Hi'] }], 'input[0].content[0]', 'invalid_type'],
  ['sound', user({ type: 'input_audio' }), 'input[0].content[0].type', 'unsupported_field'],
  ['a part without its text', user({ type: 'input_text' }), 'input[0].content[0].text', 'invalid_type'],
  [
    'an image in instructions',
    [{ role: 'system', content: [{ type: 'input_image', image_url: image }] }],
    'input[0].content',
    'unsupported_field',
  ],
  [
    'an image by its address',
    user({ type: 'input_image', image_url: 'http://169.254.169.254/' }),
    'input[0].content[0].image_url',
    'unsupported_field',
  ],
  [
    'an image by the id of a file',
    user({ type: 'input_image', file_id: 'file-1' }),
    'input[0].content[0].file_id',
    'unsupported_field',
  ],
  [
    'an image that is not base64',
    user({ type: 'input_image', image_url: 'data:image/png;base64,*' }),
    'input[0].content[0].image_url',
    'invalid_value',
  ],
  [
    'an image of another format',
    user({ type: 'input_image', image_url: 'data:image/tiff;base64,AAAA' }),
    'input[0].content[0].image_url',
    'invalid_value',
  ],
  [
    'an image that is something else',
    user({ type: 'input_image', image_url: `data:image/png;base64,${PDF}` }),
    'input[0].content[0].image_url',
    'invalid_value',
  ],
  [
    'a document by its address',
    user({ type: 'input_file', file_url: 'https://example.com/a.pdf' }),
    'input[0].content[0].file_url',
    'unsupported_field',
  ],
  [
    'a document by the id of a file',
    user({ type: 'input_file', file_id: 'file-1' }),
    'input[0].content[0].file_id',
    'unsupported_field',
  ],
  [
    'a document without a known format',
    user({ type: 'input_file', file_data: 'AAAA' }),
    'input[0].content[0].file_data',
    'invalid_value',
  ],
  [
    'a document that is not base64',
    user({ type: 'input_file', filename: 'a.pdf', file_data: '%PDF-' }),
    'input[0].content[0].file_data',
    'invalid_value',
  ],
  [
    'a document that is something else',
    user({ type: 'input_file', file_data: `data:application/pdf;base64,${PNG}` }),
    'input[0].content[0].file_data',
    'invalid_value',
  ],
  ['a call without a result', [call], 'input[0].call_id', 'invalid_value'],
  ['a result without a call', [output], 'input[0].call_id', 'invalid_value'],
  ['a result before its call', [output, call], 'input[0].call_id', 'invalid_value'],
  ['two calls of one id', [call, call, output], 'input[1].call_id', 'invalid_value'],
  ['two results of one call', [call, output, output], 'input[2].call_id', 'invalid_value'],
  ['a call with an empty id', [{ ...call, call_id: '' }], 'input[0].call_id', 'invalid_value'],
  ['a call without a name', [{ ...call, name: undefined }], 'input[0].name', 'invalid_type'],
  ['a call of a namespace', [{ ...call, namespace: 'x' }, output], 'input[0].namespace', 'unsupported_field'],
  ['a result without an output', [call, { ...output, output: undefined }], 'input[1].output', 'invalid_type'],
  [
    'reasoning of another server',
    [{ type: 'reasoning', summary: [], encrypted_content: 'gAAAAA' }],
    'input[0].encrypted_content',
    'invalid_value',
  ],
  ['a summary that is no list', [{ type: 'reasoning', summary: 'Hm' }], 'input[0].summary', 'invalid_type'],
  [
    'a picture that an assistant said',
    [{ role: 'assistant', content: [{ type: 'input_image' }] }],
    'input[0].content[0].type',
    'unsupported_field',
  ],
  [
    'a breakpoint of another lifetime',
    user({ type: 'input_text', text: 'Hi', prompt_cache_breakpoint: { mode: 'explicit', ttl: '5m' } }),
    'input[0].content[0].prompt_cache_breakpoint.ttl',
    'invalid_value',
  ],
])('%s is refused, and the refusal names it', (_what, input, param, code) => {
  expect(() => read(input)).toThrow(expect.objectContaining({ param, code }));
});

test('what an SDK added to an answer does not keep it from coming back', () => {
  const content = [{ type: 'output_text', text: 'Hi', annotations: [], logprobs: [], parsed: { a: 1 } }];
  expect(
    read([{ type: 'message', role: 'assistant', id: 'msg_1', status: 'completed', phase: null, content }]),
  ).toEqual([said('assistant', 'Hi')]);
});

test('the advice for a stored item names the option of the client that avoids it', () => {
  expect(() => read([{ type: 'item_reference', id: 'msg_1' }])).toThrow('store: false');
});
