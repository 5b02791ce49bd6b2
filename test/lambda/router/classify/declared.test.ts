import { declaredByHeader } from '../../../../lambda/router/classify/declared';

const declares = (...values: string[]) => declaredByHeader({ 'x-data-class': values });

test.each([
  ['confidential', 'confidential'],
  ['CONFIDENTIAL', 'confidential'],
  [' Internal\t', 'internal'],
])('the header "%s" declares %s', (value, expected) => {
  expect(declares(value)).toBe(expected);
});

test.each(['', 'secret', 'publik', 'public\u0000', 'pu\u00adblic', 'ｐｕｂｌｉｃ', 'public;', '0'])(
  'the header "%s" declares a class nobody knows',
  (value) => {
    expect(declares(value)).toBe('unknown');
  },
);

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
