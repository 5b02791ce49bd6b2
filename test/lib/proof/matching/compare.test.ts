import { mismatches } from '../../../../lib/proof/matching/compare';
import { policy } from '../../../../lib/proof/matching/policy';
import {
  claimedBy,
  each,
  inOrder,
  irrelevant,
  jsonText,
  oneOf,
  optional,
  type Rule,
  rawJsonText,
  text,
} from '../../../../lib/proof/matching/rule';
import { Things } from '../../../../lib/proof/matching/things';
import { Unreadable } from '../../../../lib/proof/template/world';

const nothing = new Things([], [], false);

/** The words of every difference. */
const against = (rule: Rule, value: unknown) => mismatches(rule, value, nothing).map(({ words }) => words());

test.each<[string, Rule, unknown]>([
  ['a number is the same as its text', 443, '443'],
  ['a boolean is the same as its text', true, 'true'],
  ['the order of a list does not count', ['a', 'b'], ['b', 'a']],
  ['one value is the same as a list of it', ['a'], 'a'],
  ['an object with the same properties', { a: 1, b: 'x' }, { b: 'x', a: 1 }],
  ['an optional value that is missing', { a: optional(false) }, {}],
  ['an optional value that is as expected', { a: optional(false) }, { a: false }],
  ['an irrelevant value that is missing', { a: irrelevant('for readers') }, {}],
  ['an irrelevant value that cannot be read', { a: irrelevant('for readers') }, { a: new Unreadable('?') }],
  ['one of several', oneOf('a', 'b'), 'b'],
  ['a list in order', inOrder('a', 'b'), ['a', 'b']],
  ['a list in which each item is accepted', each(oneOf('a', 'b')), ['b', 'a', 'b']],
  ['an empty list of such items', each('a'), []],
  ['a text that the predicate accepts', text('a digest', (it) => it.startsWith('sha')), 'sha256'],
  ['JSON with a reference', jsonText({ a: '⟦s/X⟧' }), '{"a": "⟦s/X⟧"}'],
  ['JSON whose reader reads the text', rawJsonText({ a: '$x' }), '{"a":"$x"}'],
  ['JSON as text', jsonText({ a: [1] }), '{"a":[1]}'],
])('accepts %s', (_, rule, value) => {
  expect(against(rule, value)).toEqual([]);
});

test.each<[string, Rule, unknown, string]>([
  ['another value', { a: 1 }, { a: 2 }, 'a is 2, expected 1'],
  ['a property that is not expected', {}, { a: 2 }, 'a is 2, expected nothing'],
  ['a missing property', { a: 1 }, {}, 'a is missing'],
  ['a missing property of a claim of its own', { a: claimedBy('x', 1) }, {}, 'a is missing'],
  ['an optional value with another value', { a: optional(false) }, { a: true }, 'a is true, expected false'],
  ['a list with one item more', { a: ['x'] }, { a: ['x', 'y'] }, 'a is "y", expected no such item'],
  ['a list with one item less', { a: ['x', 'y'] }, { a: ['x'] }, 'a lacks "y"'],
  ['the same item twice', { a: ['x', 'y'] }, { a: ['x', 'x'] }, 'a is "x", expected "y"'],
  [
    'a text where a list of several is expected',
    { a: ['x', 'y'] },
    { a: 'x' },
    'a is "x", expected a list of 2',
  ],
  ['an item that is not accepted', { a: each('x') }, { a: ['x', 'y'] }, 'a[1] is "y", expected "x"'],
  [
    'one value where a list of such items is expected',
    { a: each('x') },
    { a: 'x' },
    'a is "x", expected a list',
  ],
  ['a list in another order', inOrder('a', 'b'), ['b', 'a'], '[0] is "b", expected "a"'],
  ['a list in order with one item more', inOrder('a'), ['a', 'b'], '[1] is "b", expected nothing'],
  ['a list in order with one item less', inOrder('a', 'b'), ['a'], '[1] is missing'],
  ['a text where an object is expected', { a: { b: 1 } }, { a: 'x' }, 'a is "x", expected an object'],
  ['a list where an object is expected', { a: { b: 1 } }, { a: [] }, 'a is [], expected an object'],
  ['none of several', oneOf('a', 'b'), 'c', ' is "c", expected "a"'],
  [
    'a text that the predicate refuses',
    { a: text('a digest', () => false) },
    { a: 'x' },
    'a is "x", expected a digest',
  ],
  [
    'a number where a text is expected',
    { a: text('a digest', () => true) },
    { a: 1 },
    'a is 1, expected a digest',
  ],
  ['what is no JSON', jsonText({}), '{', ' is "{", expected JSON'],
  [
    'JSON with a key twice, whatever the last value is',
    jsonText({ a: 1 }),
    '{"a":2,"a":1}',
    ': the key "a" is lost, because an object has a key twice',
  ],
  [
    'JSON with an escape sequence, where its reader reads the text',
    rawJsonText({ a: '$x' }),
    '{"a":"\\u0024x"}',
    ' is "{\\"a\\":\\"\\\\u0024x\\"}", expected JSON as JSON.stringify writes it',
  ],
  [
    'JSON on two lines, where its reader reads the text',
    rawJsonText({ a: 1 }),
    '{"a":\n1}',
    ' is "{\\"a\\":\\n1}", expected JSON as JSON.stringify writes it',
  ],
  [
    'JSON with an escaped mark of a reference',
    jsonText({ a: '⟦s/X⟧' }),
    '{"a":"\\u27e6s/X\\u27e7"}',
    ': it writes a mark of a reference as an escape sequence',
  ],
  ['other JSON', jsonText({ a: 1 }), '{"a":2}', 'a is 2, expected 1'],
  ['a property deep below', { a: [{ b: { c: 1 } }] }, { a: [{ b: { c: 2 } }] }, 'a.b.c is 2, expected 1'],
  [
    'a value that cannot be read',
    { a: 1 },
    { a: new Unreadable('Fn::Magic is not understood') },
    'Fn::Magic is not understood',
  ],
])('refuses %s', (_, rule, value, words) => {
  expect(against(rule, value)[0]).toBe(words);
});

test('a long value is cut in the report', () => {
  expect(against({ a: 1 }, { a: 'x'.repeat(1000) })[0]).toHaveLength(178);
});

test('a difference in a list names the property of the item that is most alike', () => {
  const rule = {
    rules: [
      { port: 443, to: 'a' },
      { port: 8000, to: 'b' },
    ],
  };
  const found = against(rule, {
    rules: [
      { port: 8000, to: 'c' },
      { port: 443, to: 'a' },
    ],
  });
  expect(found).toEqual(['rules.to is "c", expected "b"']);
});

test('what cannot be read is undecided, and what differs is not', () => {
  const verdict = (value: unknown) => mismatches({ a: 1 }, { a: value }, nothing).map((it) => it.undecided);
  expect([verdict(new Unreadable('?')), verdict(2)]).toEqual([[true], [false]]);
});

test('a difference breaks the claim of its rule', () => {
  const rule = { a: claimedBy('I8.lock', { days: 1 }), b: 1 };
  expect(mismatches(rule, { a: { days: 2 }, b: 2 }, nothing).map(({ claim }) => claim)).toEqual([
    'I8.lock',
    undefined,
  ]);
});

describe('a policy document', () => {
  const expected = policy(
    {
      effect: 'Allow',
      principals: { Service: ['a.amazonaws.com'] },
      actions: ['s3:GetObject'],
      resources: ['x'],
    },
    {
      effect: 'Deny',
      principals: '*',
      actions: { not: ['s3:*'] },
      resources: { not: ['y'] },
      conditions: { Bool: { k: ['true'] } },
    },
  );
  const allow = {
    Effect: 'Allow',
    Principal: { Service: 'a.amazonaws.com' },
    Action: 's3:GetObject',
    Resource: 'x',
  };
  const refuse = {
    Effect: 'Deny',
    Principal: '*',
    NotAction: 's3:*',
    NotResource: ['y'],
    Condition: { Bool: { k: true } },
  };
  const document = (...Statement: readonly unknown[]) => ({ Version: '2012-10-17', Statement });

  test.each([
    ['written as expected', document(allow, refuse)],
    ['with its statements in another order', document(refuse, allow)],
    [
      'with statement ids and an id',
      { ...document({ ...allow, Sid: 'One' }, { ...refuse, Sid: 'Two' }), Id: 'x' },
    ],
    [
      'with lists of one',
      document({ ...allow, Action: ['s3:GetObject'] }, { ...refuse, Principal: { AWS: ['*'] } }),
    ],
  ])('is accepted %s', (_, value) => {
    expect(against(expected, value)).toEqual([]);
  });

  test.each([
    ['of an older version', { ...document(allow, refuse), Version: '2008-10-17' }],
    ['without a version', { Statement: [allow, refuse] }],
    ['with one statement more', document(allow, refuse, allow)],
    ['with one statement less', document(allow)],
    ['with one action more', document({ ...allow, Action: ['s3:GetObject', 's3:PutObject'] }, refuse)],
    ['with one resource more', document({ ...allow, Resource: ['x', 'z'] }, refuse)],
    ['with another principal', document({ ...allow, Principal: { Service: 'b.amazonaws.com' } }, refuse)],
    ['for everybody', document({ ...allow, Principal: '*' }, refuse)],
    ['for another kind of principal', document({ ...allow, Principal: { AWS: 'a.amazonaws.com' } }, refuse)],
    ['without a principal', document({ ...allow, Principal: undefined }, refuse)],
    ['with a condition more', document({ ...allow, Condition: { Bool: { k: 'true' } } }, refuse)],
    ['with a condition less', document(allow, { ...refuse, Condition: undefined })],
    ['with another operator', document(allow, { ...refuse, Condition: { BoolIfExists: { k: 'true' } } })],
    ['with another effect', document({ ...allow, Effect: 'Deny' }, refuse)],
    ['with an element that policies do not have', document({ ...allow, Unless: 'x' }, refuse)],
    ['that is no document', 'x'],
  ])('is refused %s', (_, value) => {
    expect(against(expected, value)).not.toEqual([]);
  });
});
