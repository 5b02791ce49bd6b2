import fc from 'fast-check';
import { headersOf } from '../../../lambda/api-gateway/event-headers';

test.each([
  ['no headers', {}, {}],
  ['null', { headers: null, multiValueHeaders: null }, {}],
  ['one form only', { headers: { Host: 'a' } }, { host: ['a'] }],
  ['the other form only', { multiValueHeaders: { Host: ['a'] } }, { host: ['a'] }],
  ['both forms', { headers: { Host: 'a' }, multiValueHeaders: { Host: ['a'] } }, { host: ['a'] }],
  ['a repeated header', { headers: { A: '2' }, multiValueHeaders: { A: ['1', '2'] } }, { a: ['1', '2'] }],
  [
    'two spellings',
    { headers: { A: '1', a: '2' }, multiValueHeaders: { A: ['1'], a: ['2'] } },
    { a: ['1', '2'] },
  ],
  ['two spellings, one form only', { headers: { A: '1', a: '2' } }, { a: ['1', '2'] }],
  ['two forms that disagree', { headers: { A: '2' }, multiValueHeaders: { A: ['1'] } }, { a: ['1', '2'] }],
  [
    'a spelling in one form only',
    { headers: { a: '2' }, multiValueHeaders: { A: ['1'] } },
    { a: ['1', '2'] },
  ],
  ['a header without a value', { headers: { A: undefined }, multiValueHeaders: { A: undefined } }, { a: [] }],
])('every value of every header: %s', (_what, event, expected) => {
  expect(headersOf(event)).toEqual(expected);
});

test('no value is lost, whatever the spellings are', () => {
  const names = fc.constantFrom('Authorization', 'authorization', 'AUTHORIZATION', 'x-api-key', 'X-Api-Key');
  const values = fc.constantFrom('1', '2', '3');
  fc.assert(
    fc.property(
      fc.dictionary(names, values),
      fc.dictionary(names, fc.array(values)),
      (headers, multiValueHeaders) => {
        const found = headersOf({ headers, multiValueHeaders });
        for (const [name, value] of Object.entries(headers))
          expect(found[name.toLowerCase()]).toContain(value);
        for (const [name, all] of Object.entries(multiValueHeaders)) {
          expect(found[name.toLowerCase()]).toEqual(expect.arrayContaining(all));
        }
      },
    ),
  );
});
