import * as fc from 'fast-check';
import { declaredByHeader, readDeclared } from '../../../../../lambda/router/request/classify/declared';

const declares = (...values: string[]) => declaredByHeader({ 'x-data-class': values });

test.each([
  ['confidential', 'confidential'],
  ['CONFIDENTIAL', 'confidential'],
  [' Internal\t', 'internal'],
])('the header "%s" declares %s', (value, expected) => {
  expect(declares(value)).toBe(expected);
});

test.each([
  '',
  ' ',
  'secret',
  'publik',
  'public public',
  'public\u0000',
  'pu\u00adblic',
  'рublic',
  'ｐｕｂｌｉｃ',
  'public;',
  '0',
])('the header "%s" declares no known class, so it counts as unknown', (value) => {
  expect(declares(value)).toBe('unknown');
});

test('I1: only a word that is the name of a class declares one, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const declared = readDeclared(text);
      if (declared !== 'unknown') expect(text.trim().toLowerCase()).toBe(declared);
    }),
  );
});

test('no header declares nothing', () => {
  expect(declaredByHeader({})).toBeUndefined();
});

test.each([
  ['twice', ['public', 'restricted']],
  ['twice the same', ['public', 'public']],
  ['joined by a comma', ['public, restricted']],
])('a header sent %s is refused', (_, values) => {
  expect(() => declares(...values)).toThrow(expect.objectContaining({ code: 'duplicate_data_class' }));
});
