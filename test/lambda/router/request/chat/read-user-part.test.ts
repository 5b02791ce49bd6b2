import { dataUrl, docx, gif, jpeg, png, webp, xlsx, zip } from '../../support/files';
import { readWith, refusalOf } from './support';

const user = (...content: readonly object[]) => ({ messages: [{ role: 'user', content }] });
const partsOf = (...content: readonly object[]) => readWith(user(...content)).request.messages[0]?.parts;
const image = (url: unknown, more: object = {}) => ({ type: 'image_url', image_url: { url, ...more } });
const file = (more: object) => ({ type: 'file', file: more });

const IMAGES = [
  ['png', png()],
  ['jpeg', jpeg()],
  ['gif', gif()],
  ['webp', webp.lossy()],
  ['webp', webp.lossless()],
  ['webp', webp.extended()],
] as const;

test.each(IMAGES)('an image in %s is read from its data URL', (format, bytes) => {
  expect(partsOf(image(dataUrl(`image/${format}`, bytes)))).toEqual([
    { type: 'image', format, data: bytes.toString('base64') },
  ]);
});

test('image/jpg is jpeg', () => {
  expect(partsOf(image(dataUrl('image/jpg', jpeg())))).toMatchObject([{ format: 'jpeg' }]);
});

test('an image may ask for its original, of which the closest look is the nearest', () => {
  expect(partsOf(image(dataUrl('image/png', png()), { detail: 'original' }))).toMatchObject([
    { detail: 'high' },
  ]);
});

test.each(['auto', 'low', 'high'])('an image may ask for detail %s', (detail) => {
  expect(partsOf(image(dataUrl('image/png', png()), { detail }))).toMatchObject([{ detail }]);
});

test('an image may be the address alone', () => {
  expect(partsOf({ type: 'image_url', image_url: dataUrl('image/png', png()) })).toMatchObject([
    { type: 'image', format: 'png' },
  ]);
});

test.each([
  ['http', 'http://169.254.169.254/latest/meta-data'],
  ['https', 'https://bank.example/a.png'],
  ['ftp', 'ftp://bank.example/a.png'],
  ['file', 'file:///etc/passwd'],
  ['s3', 's3://bucket/a.png'],
  ['no', '//bank.example/a.png'],
])('an address with %s scheme is never fetched, and the error says why', (_scheme, url) => {
  const error = refusalOf(user(image(url)));
  expect(error).toMatchObject({ code: 'unsupported_field', param: 'messages[0].content[0].image_url.url' });
  expect(error.message).toContain('server-side request forgery');
});

test('I7: an error for an address does not repeat it', () => {
  expect(refusalOf(user(image('https://canary.example'))).message).not.toContain('canary');
});

const URL_PATH = 'messages[0].content[0].image_url.url';
test.each([
  ['that is not base64', 'data:image/png;base64,iVBOR%w0', 'is not base64'],
  ['whose padding is missing', 'data:image/png;base64,iVBORw0KGg', 'is not base64'],
  ['that is empty', 'data:image/png;base64,', 'is not base64'],
  ['with line breaks', 'data:image/png;base64,iVBO\nRw0K', 'is not base64'],
  ['in percent escapes', 'data:image/png,%89PNG', 'must be base64'],
  ['of no image', dataUrl('image/png', Buffer.from('hello there')), 'does not begin as an image'],
  ['of another type', dataUrl('image/svg+xml', Buffer.from('<svg/>')), 'media type that is no image'],
  ['of no type', dataUrl('', png()), 'media type that is no image'],
  ['of a mislabelled format', dataUrl('image/png', jpeg()), 'is jpeg, and its media type says png'],
  ['that is cut off', dataUrl('image/png', png().subarray(0, 12)), 'its size cannot be read'],
  ['that is cut off', dataUrl('image/jpeg', jpeg().subarray(0, 9)), 'its size cannot be read'],
  ['of no width', dataUrl('image/gif', gif(0, 1)), 'its size cannot be read'],
  ['of unknown kind', dataUrl('image/webp', Buffer.from('RIFF\0\0\0\0WEBPVP9 ')), 'its size cannot be read'],
  ['that is too wide', dataUrl('image/png', png(8001, 1)), 'wider or higher than 8000'],
  ['that is too high', dataUrl('image/jpeg', jpeg(1, 8001)), 'wider or higher than 8000'],
  ['that is too wide', dataUrl('image/gif', gif(8001, 1)), 'wider or higher than 8000'],
  ['that is too high', dataUrl('image/webp', webp.lossy(1, 8001)), 'wider or higher than 8000'],
  ['that is too wide', dataUrl('image/webp', webp.lossless(8001, 1)), 'wider or higher than 8000'],
  ['that is too high', dataUrl('image/webp', webp.extended(1, 8001)), 'wider or higher than 8000'],
  ['that is too large', dataUrl('image/png', Buffer.concat([png(), Buffer.alloc(3_932_160)])), 'larger than'],
])('an image %s is refused by name', (_what, url, words) => {
  const error = refusalOf(user(image(url)));
  expect([error.code, error.param]).toEqual(['invalid_value', URL_PATH]);
  expect(error.message).toContain(words);
});

test.each([
  ['image_url', { type: 'image_url' }],
  ['image_url', { type: 'image_url', image_url: 7 }],
  ['image_url.url', image(7)],
  ['image_url.url', image(undefined)],
  ['image_url.size', image(dataUrl('image/png', png()), { size: 1 })],
  ['image_url.detail', image(dataUrl('image/png', png()), { detail: 'exact' })],
])('%s of an image that is wrong is refused', (path, part) => {
  expect(refusalOf(user(part)).param).toBe(`messages[0].content[0].${path}`);
});

const MEDIA = 'application/vnd.openxmlformats-officedocument';
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const DOCUMENTS = [
  ['pdf', 'application/pdf', Buffer.from('%PDF-1.7 …')],
  ['csv', 'text/csv', Buffer.from('a,b')],
  ['txt', 'text/plain', Buffer.from('é')],
  ['md', 'text/markdown', Buffer.from('# a')],
  ['html', 'text/html', Buffer.from('<p>a')],
  ['docx', `${MEDIA}.wordprocessingml.document`, docx('a')],
  ['xlsx', `${MEDIA}.spreadsheetml.sheet`, xlsx('a')],
  ['doc', 'application/msword', COMPOUND],
  ['xls', 'application/vnd.ms-excel', COMPOUND],
] as const;

test.each(DOCUMENTS)('a document in %s is read by its media type', (format, mediaType, bytes) => {
  expect(partsOf(file({ filename: 'a', file_data: dataUrl(mediaType, bytes) }))).toEqual([
    { type: 'document', format, name: 'a', data: bytes.toString('base64') },
  ]);
});

test.each(DOCUMENTS)('a document in %s is read by the end of its name', (format, _mediaType, bytes) => {
  const data = bytes.toString('base64');
  expect(partsOf(file({ filename: `a.${format}`, file_data: data }))).toMatchObject([{ format, data }]);
});

test.each([
  ['a.md', 'md'],
  ['a.csv', 'csv'],
  ['a.HTM', 'html'],
  ['a.log', 'txt'],
  ['a.pdf', 'txt'],
  ['a', 'txt'],
])('a plain text with the name %s is %s', (filename, format) => {
  expect(partsOf(file({ filename, file_data: dataUrl('text/plain', Buffer.from('a')) }))).toMatchObject([
    { format },
  ]);
});

test('input_file has the same fields in the part itself', () => {
  const part = { type: 'input_file', filename: 'a.txt', file_data: 'YQ==' };
  expect(partsOf(part)).toEqual([{ type: 'document', format: 'txt', name: 'a.txt', data: 'YQ==' }]);
});

test('an image may come as a file', () => {
  expect(partsOf(file({ file_data: dataUrl('image/png', png()) }))).toMatchObject([
    { type: 'image', format: 'png' },
  ]);
});

const DATA = 'messages[0].content[0].file.file_data';
const big = Buffer.alloc(4_718_593, 'a');
test.each([
  ['that is not base64', 'a.txt', 'a%b', 'is not base64'],
  ['whose format is unknown', 'a.exe', 'TVo=', 'a format that is not supported'],
  ['without a name or a type', undefined, 'YQ==', 'a format that is not supported'],
  ['of another type', 'a.pdf', dataUrl('application/zip', docx('a')), 'a format that is not supported'],
  ['that is no PDF', 'a.pdf', dataUrl('application/pdf', Buffer.from('hello')), 'does not begin as pdf'],
  ['that is no Word document', 'a.docx', Buffer.from('hello').toString('base64'), 'is not docx'],
  ['that is a workbook', 'a.docx', xlsx('a').toString('base64'), 'is not docx'],
  ['that is no text', 'a.txt', Buffer.from([0xff, 0xfe]).toString('base64'), 'no text in UTF-8'],
  ['that holds zeros', 'a.csv', Buffer.from('a\0b').toString('base64'), 'no text in UTF-8'],
  ['that is no old Word document', 'a.doc', 'YWJj', 'does not begin as doc'],
  ['that is an encrypted Word document', 'a.docx', COMPOUND.toString('base64'), 'is encrypted'],
  [
    'that has an encrypted file inside',
    'a.docx',
    zip({ 'word/a.xml': 'a' }, { encrypted: true }).toString('base64'),
    'is encrypted',
  ],
  [
    'that is a bomb',
    'a.docx',
    zip({ 'word/a.xml': 'a' }, { unpackedBytes: 16_777_217 }).toString('base64'),
    'unpacks into more than',
  ],
  ['that is too large', 'a.txt', big.toString('base64'), 'is larger than'],
])('a document %s is refused by name', (_what, filename, file_data, words) => {
  const error = refusalOf(user(file({ filename, file_data })));
  expect([error.code, error.param]).toEqual(['invalid_value', DATA]);
  expect(error.message).toContain(words);
});

test.each([
  ['file.file_id', 'unsupported_field', file({ file_id: 'file-1' })],
  ['file.file_url', 'unsupported_field', file({ file_url: 'https://bank.example/a.pdf' })],
  [
    'file.file_data',
    'unsupported_field',
    file({ file_data: 'https://bank.example/a.pdf', filename: 'a.pdf' }),
  ],
  ['file.file_data', 'invalid_type', file({ filename: 'a.pdf' })],
  ['file', 'invalid_type', { type: 'file' }],
  ['file', 'invalid_type', { type: 'file', file: 'a' }],
  ['file.pages', 'unsupported_field', file({ filename: 'a.txt', file_data: 'YQ==', pages: 1 })],
  ['file_id', 'unsupported_field', { type: 'input_file', file_id: 'file-1' }],
])('%s of a file is refused as %s', (path, code, part) => {
  expect(refusalOf(user(part))).toMatchObject({ code, param: `messages[0].content[0].${path}` });
});

const PNG = image(dataUrl('image/png', png()));
const TXT = file({ filename: 'a.txt', file_data: 'YQ==' });

test.each([
  ['images', PNG, 20],
  ['documents', TXT, 5],
])('a request may have so many %s, and one more is refused by its place', (_what, part, most) => {
  const spread = (count: number) => ({
    messages: Array.from({ length: count }, () => ({
      role: 'user',
      content: [{ type: 'text', text: 'Look' }, part],
    })),
  });
  expect(readWith(spread(most)).request.messages).toHaveLength(most);
  expect(refusalOf(spread(most + 1))).toMatchObject({
    code: 'invalid_value',
    param: `messages[${most}].content[1]`,
  });
});

test.each([
  [{ cache_control: { type: 'ephemeral' } }, '5m'],
  [{ cache_control: { type: 'ephemeral', ttl: '1h' } }, '1h'],
  [{ prompt_cache_breakpoint: { mode: 'explicit' } }, '1h'],
  [{ prompt_cache_breakpoint: { mode: 'explicit', ttl: '30m' } }, '1h'],
])('each part may be marked for the cache of its provider: %j', (marker, cache) => {
  const parts = [{ type: 'text', text: 'Hi' }, PNG, TXT].map((part) => ({ ...part, ...marker }));
  expect(partsOf(...parts)).toMatchObject([{ cache }, { cache }, { cache }]);
});

test.each(['system', 'developer', 'user'])('the marker of a %s message is for its last part', (role) => {
  const content = [
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b' },
  ];
  const messages = [{ role, content, cache_control: { type: 'ephemeral' } }];
  const parts = readWith({ messages }).request.messages[0]?.parts;
  expect(parts).toEqual([
    { type: 'text', text: 'a' },
    { type: 'text', text: 'b', cache: '5m' },
  ]);
});

test('the result of a tool may have images and documents', () => {
  const call = { id: 'a', type: 'function', function: { name: 'scan', arguments: '{}' } };
  const messages = [
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'a', content: [PNG, TXT] },
  ];
  expect(readWith({ messages }).request.messages[1]?.parts).toMatchObject([
    { content: [{ type: 'image' }, { type: 'document' }] },
  ]);
});
