import { inWords, isReference, partsOf, the } from '../../../../lib/proof/matching/rule';

test.each([
  ['x', ['x']],
  ['', []],
  [the('a'), [{ thing: 'a' }]],
  [the('load balancer', 'DNSName'), [{ thing: 'load balancer', attribute: 'DNSName' }]],
  [`x${the('a')}`, ['x', { thing: 'a' }]],
  [`${the('a')}y`, [{ thing: 'a' }, 'y']],
  [`x${the('a')}${the('b')}.z`, ['x', { thing: 'a' }, { thing: 'b' }, '.z']],
])('%j has the parts %j', (expected, parts) => {
  expect(partsOf(expected)).toStrictEqual(parts);
  expect(partsOf(expected)).toStrictEqual(parts);
});

test('a reference reads as the name of its thing, and of its attribute', () => {
  expect(inWords(`x-${the('records bucket')}/${the('load balancer', 'DNSName')}`)).toBe(
    'x-<records bucket>/<load balancer>.DNSName',
  );
});

test('a text with a reference is told from one without', () => {
  expect([isReference(`x${the('a')}`), isReference('x')]).toEqual([true, false]);
});
