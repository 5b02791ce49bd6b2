import { mismatches } from '../../../../lib/proof/matching/compare';
import { allow, deny, policy } from '../../../../lib/proof/matching/policy';
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
  textInForm,
  the,
} from '../../../../lib/proof/matching/rule';
import { Things } from '../../../../lib/proof/matching/things';
import { createWorld, Unreadable } from '../../../../lib/proof/template/world';

const nothing = new Things([], [], false);
const thing = (name: string) =>
  ({ thing: name, type: 'T', stack: 'foundation', claim: 'c', properties: {} }) as const;
const unknown = new Things(['records bucket', 'load balancer'].map(thing), [], false);
const lowerCase = (name: string) => name.toLowerCase();

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
  ['an optional value of another claim that is missing', { a: claimedBy('x', optional(1)) }, {}],
  ['a property without a value that no rule is for', {}, { a: undefined }],
  ['another form of a text', textInForm(lowerCase, 'a'), 'A'],
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
  ['a list with two items less', { a: ['x', 'y', 'z'] }, { a: ['x'] }, 'a lacks "y", "z"'],
  [
    'a text where a list in order is expected',
    { a: inOrder('x', 'y') },
    { a: 'x' },
    'a is "x", expected a list of 2',
  ],
  ['another text in any form', textInForm(lowerCase, 'a'), 'B', ' is "b", expected "a"'],
  ['a number where a text of some form is expected', textInForm(lowerCase, 'a'), 1, ' is 1, expected "a"'],
  ['nothing where an object is expected', { a: 1 }, undefined, ' is missing, expected an object'],
  ['nothing where a text is expected', 'undefined', undefined, ' is missing, expected "undefined"'],
  ['an object where a text is expected', '[object Object]', {}, ' is {}, expected "[object Object]"'],
  ['a list where a text is expected', 'x', ['x'], ' is ["x"], expected "x"'],
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
  expect(against({ a: 1 }, { a: 'x'.repeat(158) })).toEqual([`a is "${'x'.repeat(158)}", expected 1`]);
});

test.each<[string, Rule, string]>([
  ['a text that a predicate accepts', text('a digest', () => false), 'a digest'],
  ['a rule of another claim', claimedBy('c', 'y'), '"y"'],
  ['an optional value', optional('y'), '"y"'],
  ['JSON', jsonText({ b: 1 }), '{"b":1}'],
  ['a text of several forms', textInForm(lowerCase, 'y'), '"y"'],
  ['a thing', the('records bucket'), '"<records bucket>"'],
  ['an attribute of a thing', the('load balancer', 'DNSName'), '"<load balancer>.DNSName"'],
])('what is missing in a list reads as its reader knows it: %s', (_what, rule, words) => {
  expect(mismatches([rule, 'x'], ['x'], unknown).map((found) => found.words())).toEqual([` lacks ${words}`]);
});

test('an item that fits one rule is taken for it, whatever it is like another', () => {
  const rules = [
    { p: 1, q: 1 },
    { p: 2, q: 2 },
  ];
  const items = [
    { p: 2, q: 2 },
    { p: 2, q: 9 },
  ];
  expect(against(rules, items)).toEqual(['p is 2, expected 1', 'q is 9, expected 1']);
});

test('an item that fits no rule is compared with the one that it is most like', () => {
  const rules = [
    { p: 1, q: 1 },
    { p: 5, q: 6 },
  ];
  const items = [
    { p: 8, q: 9 },
    { p: 1, q: 9 },
  ];
  expect(against(rules, items)).toEqual(['q is 9, expected 1', 'p is 8, expected 5', 'q is 9, expected 6']);
});

test('what is missing is a difference, and not undecided', () => {
  const strictly = (rule: Rule, value: unknown) =>
    mismatches(rule, value, nothing).map(({ words, ...found }) => ({ ...found, words: words() }));
  expect(strictly({ a: 1 }, {})).toStrictEqual([{ path: 'a', words: 'a is missing', undecided: false }]);
  expect(strictly({ a: claimedBy('c', 1) }, {})).toStrictEqual([
    { path: 'a', words: 'a is missing', undecided: false, claim: 'c' },
  ]);
  expect(strictly(['x', 'y'], [])).toStrictEqual([{ path: '', words: ' lacks "x", "y"', undecided: false }]);
});

test('JSON that is nested too deep to be read ends the comparison', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  expect(() => against(jsonText({}), deep)).toThrow(RangeError);
});

test('JSON whose reader may read something else is undecided', () => {
  const [found] = mismatches(jsonText({ a: 1 }), '{"a":2,"a":1}', nothing);
  expect(found?.undecided).toBe(true);
});

describe('a text with references to things that are not known', () => {
  const { all } = createWorld({
    stacks: { s: { Resources: { A: { Type: 'T' }, B: { Type: 'U' } } } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
  const expected = (thing: string, type: string) =>
    ({ thing, type, stack: 'foundation', claim: 'c', properties: {} }) as const;
  const things = new Things([expected('a', 'T'), expected('b', 'U')], all, false);
  const fits = (rule: string, value: string) => mismatches(rule, value, things).length === 0;
  const both = `x.${the('a')}-${the('b', 'Arn')}(y)`;

  test.each([
    [both, 'x.⟦s/A⟧-⟦s/B.Arn⟧(y)', true],
    [both, 'xx⟦s/A⟧-⟦s/B.Arn⟧(y)', false],
    [both, 'x.⟦s/A⟧-⟦s/B.Arn⟧y', false],
    [both, 'x.⟦s/B⟧-⟦s/B.Arn⟧(y)', false],
    [both, 'x.⟦s/A⟧-⟦s/A.Arn⟧(y)', false],
    [both, 'x.⟦s/A⟧-⟦s/B⟧(y)', false],
    [the('a'), '⟦s/A⟧', true],
    [the('a'), '⟦s/A⟧ ', false],
    [the('a'), ' ⟦s/A⟧', false],
    [the('a'), '', false],
  ])('%s and %s: %s', (rule, value, answer) => {
    expect(fits(rule, value)).toBe(answer);
  });
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

test('a statement of a role’s policy allows, or denies', () => {
  const lists = { actions: ['s3:GetObject'], resources: ['x'] };
  expect(allow(lists)).toEqual({ effect: 'Allow', ...lists });
  expect(deny(lists)).toEqual({ effect: 'Deny', ...lists });
});

test('the policy of a role names no principal, and a trust policy no resource', () => {
  const role = policy(allow({ actions: ['s3:GetObject'], resources: ['x'] }));
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'x' };
  expect(against(role, { Version: '2012-10-17', Statement: statement })).toEqual([]);
  const trust = policy({ effect: 'Allow', principals: { Service: ['x'] }, actions: ['sts:AssumeRole'] });
  const trusting = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'x' } };
  expect(against(trust, { Version: '2012-10-17', Statement: trusting })).toEqual([]);
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
  const admit = {
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
    ['written as expected', document(admit, refuse)],
    ['with its statements in another order', document(refuse, admit)],
    [
      'with statement ids and an id',
      { ...document({ ...admit, Sid: 'One' }, { ...refuse, Sid: 'Two' }), Id: 'x' },
    ],
    [
      'with an action and a resource that it lists twice',
      document(
        { ...admit, Action: ['s3:GetObject', 's3:GetObject'], Resource: ['x', 'x'] },
        { ...refuse, NotAction: ['s3:*', 's3:*'], NotResource: ['y', 'y'] },
      ),
    ],
    [
      'with a principal and a value of a condition that it lists twice',
      document(
        { ...admit, Principal: { Service: ['a.amazonaws.com', 'a.amazonaws.com'] } },
        { ...refuse, Condition: { Bool: { k: ['true', 'true'] } } },
      ),
    ],
    [
      'with lists of one',
      document({ ...admit, Action: ['s3:GetObject'] }, { ...refuse, Principal: { AWS: ['*'] } }),
    ],
  ])('is accepted %s', (_, value) => {
    expect(against(expected, value)).toEqual([]);
  });

  test.each([
    ['of an older version', { ...document(admit, refuse), Version: '2008-10-17' }],
    ['without a version', { Statement: [admit, refuse] }],
    ['with one statement more', document(admit, refuse, admit)],
    ['with one statement less', document(admit)],
    ['with one action more', document({ ...admit, Action: ['s3:GetObject', 's3:PutObject'] }, refuse)],
    ['with one resource more', document({ ...admit, Resource: ['x', 'z'] }, refuse)],
    ['with another principal', document({ ...admit, Principal: { Service: 'b.amazonaws.com' } }, refuse)],
    ['that denies one account', document(admit, { ...refuse, Principal: { AWS: '111122223333' } })],
    ['that denies two accounts', document(admit, { ...refuse, Principal: { AWS: ['*', '111122223333'] } })],
    ['that denies services too', document(admit, { ...refuse, Principal: { AWS: '*', Service: 'x' } })],
    ['that denies another kind', document(admit, { ...refuse, Principal: { Service: '*' } })],
    ['for everybody', document({ ...admit, Principal: '*' }, refuse)],
    ['for another kind of principal', document({ ...admit, Principal: { AWS: 'a.amazonaws.com' } }, refuse)],
    ['without a principal', document({ ...admit, Principal: undefined }, refuse)],
    ['with a condition more', document({ ...admit, Condition: { Bool: { k: 'true' } } }, refuse)],
    ['with a condition less', document(admit, { ...refuse, Condition: undefined })],
    ['with another operator', document(admit, { ...refuse, Condition: { BoolIfExists: { k: 'true' } } })],
    ['with another effect', document({ ...admit, Effect: 'Deny' }, refuse)],
    ['with an element that policies do not have', document({ ...admit, Unless: 'x' }, refuse)],
    ['that is no document', 'x'],
  ])('is refused %s', (_, value) => {
    expect(against(expected, value)).not.toEqual([]);
  });
});
