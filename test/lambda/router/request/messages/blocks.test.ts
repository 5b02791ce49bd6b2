import { SERVER_BLOCKS } from '../../../../../lambda/router/request/messages/server-blocks';
import { gif, jpeg, png, webp } from '../../support/files';
import { readBody, refusalOf, userParts } from '../../support/messages';

// Blocks as the types of `@anthropic-ai/sdk` 1.14.0 have them (resources/messages, ContentBlockParam).

const PNG = png().toString('base64');
const PDF = 'JVBERi0=';
const image = (source: object) => ({ type: 'image', source });
const document = (source: object, more: object = {}) => ({ type: 'document', source, ...more });

test.each([
  ['png', png()],
  ['jpeg', jpeg()],
  ['gif', gif()],
  ['webp', webp.lossy()],
])('an image of type %s is data', (format, bytes) => {
  const data = bytes.toString('base64');
  const source = { type: 'base64', media_type: `image/${format}`, data };
  expect(userParts([image(source)])).toEqual([{ type: 'image', format, data }]);
});

test('a PDF is a document with its title, after its context', () => {
  const source = { type: 'base64', media_type: 'application/pdf', data: PDF };
  expect(
    userParts([document(source, { title: 'Report', context: 'Of May', citations: { enabled: false } })]),
  ).toEqual([
    { type: 'text', text: 'Of May' },
    { type: 'document', format: 'pdf', data: PDF, name: 'Report' },
  ]);
});

test('a document of text is text, after its title and its context, with its cache point at the end', () => {
  const source = { type: 'text', media_type: 'text/plain', data: 'Words' };
  const more = { title: 'Report', context: 'Of May', cache_control: { type: 'ephemeral' } };
  expect(userParts([document(source, more)])).toEqual([
    { type: 'text', text: 'Report' },
    { type: 'text', text: 'Of May' },
    { type: 'text', text: 'Words', cache: '5m' },
  ]);
});

test.each([
  ['a text', 'Words', [{ type: 'text', text: 'Words' }]],
  [
    'blocks',
    [{ type: 'text', text: 'Words' }, image({ type: 'base64', media_type: 'image/png', data: PNG })],
    [
      { type: 'text', text: 'Words' },
      { type: 'image', format: 'png', data: PNG },
    ],
  ],
])('a document of %s is what it holds', (_what, content, parts) => {
  expect(userParts([document({ type: 'content', content })])).toEqual(parts);
});

const PNG_SOURCE = { type: 'base64', media_type: 'image/png', data: PNG };
test.each([
  ['an address', image({ type: 'url', url: 'http://169.254.169.254/' }), 'source.type', 'fetches no address'],
  ['a stored file', image({ type: 'file', file_id: 'f' }), 'source.type', 'no files are stored here'],
  ['an address of a PDF', document({ type: 'url', url: 'https://x' }), 'source.type', 'fetches no address'],
  ['a stored PDF', document({ type: 'file', file_id: 'f' }), 'source.type', 'no files are stored here'],
  ['another source', image({ type: 'hex' }), 'source.type', 'must be base64'],
  ['no source', { type: 'image' }, 'source', 'must be an object'],
  ['no source of a document', { type: 'document' }, 'source', 'must be an object'],
  ['another format', image({ ...PNG_SOURCE, media_type: 'image/tiff' }), 'source.media_type', 'image/png'],
  ['a text that is no base64', image({ ...PNG_SOURCE, data: 'a b=' }), 'source.data', 'must be base64'],
  ['base64 without padding', image({ ...PNG_SOURCE, data: 'YQ' }), 'source.data', 'must be base64'],
  [
    'a data address',
    image({ ...PNG_SOURCE, data: 'data:image/png;base64,YQ==' }),
    'source.data',
    'data: prefix',
  ],
  ['no data', image({ type: 'base64', media_type: 'image/png' }), 'source.data', 'must be a string'],
  [
    'a document that is no PDF',
    document({ type: 'base64', media_type: 'text/html', data: PDF }),
    'source.media_type',
    'application/pdf',
  ],
  [
    'citations',
    document({ type: 'text', media_type: 'text/plain', data: 'x' }, { citations: { enabled: true } }),
    'citations.enabled',
    'no citations',
  ],
  ['an unknown field', { type: 'text', text: 'x', color: 'red' }, 'color', 'not supported'],
  ['a text block without text', { type: 'text' }, 'text', 'must be a string'],
  ['an unknown type', { type: 'hologram' }, 'type', 'must be text, image, document or tool_result'],
])('%s is refused by its name', (_what, block, at, words) => {
  const refusal = refusalOf({ messages: [{ role: 'user', content: [block] }] });
  expect(refusal.param).toBe(`messages[0].content[0].${at}`);
  expect(refusal.message).toContain(words);
});

test.each(SERVER_BLOCKS)('a block of type %s is refused with the next step', (type) => {
  const refusal = refusalOf({ messages: [{ role: 'user', content: [{ type }] }] });
  expect(refusal.message).toContain(`${type} is not supported: `);
});

test.each(SERVER_BLOCKS)('a block of type %s in an earlier answer is refused too', (type) => {
  const messages = [
    { role: 'assistant', content: [{ type }] },
    { role: 'user', content: 'x' },
  ];
  expect(refusalOf({ messages }).message).toContain(`${type} is not supported: `);
});

test('an earlier answer comes back as its client got it: thinking with its signature, sealed thinking, text, calls', () => {
  const answer = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'qwen',
    stop_reason: 'tool_use',
    stop_sequence: null,
    usage: { input_tokens: 1, output_tokens: 1 },
    content: [
      { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' },
      { type: 'thinking', thinking: 'Unsigned.', signature: '' },
      { type: 'redacted_thinking', data: 'c2VhbGVk' },
      { type: 'text', text: 'Calling.', citations: null },
      { type: 'tool_use', id: 't1', name: 'weather', input: { city: 'Bonn' }, caller: { type: 'direct' } },
    ],
  };
  const messages = [
    answer,
    { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'Sun' }] },
  ];
  const tools = [{ name: 'weather', input_schema: { type: 'object' } }];
  expect(readBody({ messages, tools }).request.messages[0]?.parts).toEqual([
    { type: 'reasoning', text: 'Hm.', signature: 'c2ln' },
    { type: 'reasoning', text: 'Unsigned.' },
    { type: 'reasoning', text: '', redacted: 'c2VhbGVk' },
    { type: 'text', text: 'Calling.' },
    { type: 'tool-call', id: 't1', name: 'weather', arguments: '{"city":"Bonn"}' },
  ]);
});
