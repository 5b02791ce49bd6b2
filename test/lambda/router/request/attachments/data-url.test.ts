import fc from 'fast-check';
import { readDataUrl } from '../../../../../lambda/router/request/attachments/data-url';
import { PNG } from '../../support/images';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 64 }).map((array) => Buffer.from(array));

test('the data of an address is what was put into it', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      const base64 = data.toString('base64');
      expect(readDataUrl(`data:image/png;base64,${base64}`)).toEqual({
        mediaType: 'image/png',
        data: base64,
      });
    }),
  );
});

test.each([
  ['another scheme', 'https://example.com/cat.png'],
  ['data that is not base64', `data:image/png,${PNG}`],
  ['no data', 'data:image/png;base64,'],
  ['a character that is not base64', 'data:image/png;base64,AA*A'],
  ['a line break', 'data:image/png;base64,AAAA\nAAAA'],
  ['padding left out', 'data:image/png;base64,AAAAA'],
  ['padding in the middle', 'data:image/png;base64,AA==AAAA'],
  ['the alphabet for addresses', 'data:image/png;base64,AA-_'],
  ['no comma', 'data:image/png;base64'],
])('an address with %s is refused', (_what, url) => {
  expect(readDataUrl(url)).toEqual(expect.any(String));
});

test.each(['data:text/plain;charset=utf-8;base64,AAAA', 'DATA:text/plain;BASE64,AAAA'])(
  'letter case and parameters of an address do not matter: %s',
  (url) => {
    expect(readDataUrl(url)).toEqual({ mediaType: 'text/plain', data: 'AAAA' });
  },
);
