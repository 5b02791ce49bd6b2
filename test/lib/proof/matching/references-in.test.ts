import type { Expected } from '../../../../lib/proof/matching/expected';
import { referencesIn } from '../../../../lib/proof/matching/references-in';
import {
  claimedBy,
  each,
  inOrder,
  irrelevant,
  jsonText,
  oneOf,
  optional,
  type Rule,
  text,
  textInForm,
  the,
} from '../../../../lib/proof/matching/rule';
import { Things } from '../../../../lib/proof/matching/things';
import { createWorld } from '../../../../lib/proof/template/world';

const { all, named } = createWorld({
  stacks: { s: { Resources: { A: { Type: 'T' }, B: { Type: 'T' }, K: { Type: 'Known' } } } },
  account: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
});
const expected = (thing: string, type: string): Expected => ({
  thing,
  type,
  stack: 'foundation',
  claim: 'c',
  properties: {},
});

/** The references to things that are not known, as `thing: text`. `k` is known to be `⟦s/K⟧`. */
function found(rule: Rule, value: unknown): readonly string[] {
  const things = new Things([expected('a', 'T'), expected('b', 'T'), expected('k', 'Known')], all, false);
  things.identify({ thing: 'k' }, named('⟦s/K⟧'));
  return referencesIn(rule, value, things).map(({ reference, text }) =>
    [reference.thing, reference.attribute, text].filter((part) => part !== undefined).join(': '),
  );
}

const A = the('a');
const B = the('b');

test.each<[string, Rule, unknown, readonly string[]]>([
  ['a text', A, '⟦s/A⟧', ['a: ⟦s/A⟧']],
  [
    'an attribute inside a text',
    `https://${the('a', 'Name')}/x`,
    'https://⟦s/A.Name⟧/x',
    ['a: Name: ⟦s/A.Name⟧'],
  ],
  ['a text that begins with it', `${A}/*`, '⟦s/A⟧/*', ['a: ⟦s/A⟧']],
  ['a text with a known one before it', `${the('k')}-x-${A}`, '⟦s/K⟧-x-⟦s/A⟧', ['a: ⟦s/A⟧']],
  ['a text with a known one behind it', `x-${A}-${the('k')}-x`, 'x-⟦s/A⟧-⟦s/K⟧-x', ['a: ⟦s/A⟧']],
  ['a property', { P: { Q: A } }, { P: { Q: '⟦s/A⟧' } }, ['a: ⟦s/A⟧']],
  ['two properties', { P: A, Q: B }, { P: '⟦s/A⟧', Q: '⟦s/B⟧' }, ['a: ⟦s/A⟧', 'b: ⟦s/B⟧']],
  ['an optional value', { P: optional(A) }, { P: '⟦s/A⟧' }, ['a: ⟦s/A⟧']],
  ['a value of another claim', { P: claimedBy('c', A) }, { P: '⟦s/A⟧' }, ['a: ⟦s/A⟧']],
  ['a text of several forms', textInForm((it) => it.replace(/\.$/, ''), A), '⟦s/A⟧.', ['a: ⟦s/A⟧']],
  ['each item of a list', each({ P: A }), [{ P: '⟦s/A⟧' }, { P: '⟦s/B⟧' }], ['a: ⟦s/A⟧', 'a: ⟦s/B⟧']],
  ['a list in order', inOrder('x', A, B), ['x', '⟦s/A⟧', '⟦s/B⟧'], ['a: ⟦s/A⟧', 'b: ⟦s/B⟧']],
  ['a list of one', [A], ['⟦s/A⟧'], ['a: ⟦s/A⟧']],
  ['one value for a list of it', [A], '⟦s/A⟧', ['a: ⟦s/A⟧']],
  [
    'a list whose items differ otherwise',
    [
      { N: 1, P: A },
      { N: 2, P: B },
    ],
    [
      { N: 2, P: '⟦s/B⟧' },
      { N: 1, P: '⟦s/A⟧' },
    ],
    ['a: ⟦s/A⟧', 'b: ⟦s/B⟧'],
  ],
])('%s tells which resource a thing is', (_what, rule, value, references) => {
  expect(found(rule, value)).toEqual(references);
});

test.each<[string, Rule, unknown]>([
  ['a known thing', the('k'), '⟦s/K⟧'],
  ['a literal', 'x', 'x'],
  ['a number', 443, '443'],
  ['a boolean', true, 'true'],
  ['a missing value', { P: A }, {}],
  ['null in place of an object', { P: { Q: A } }, { P: null }],
  ['a text in place of an object', { P: { Q: A } }, { P: '⟦s/A⟧' }],
  ['an irrelevant value', { P: irrelevant('for readers') }, { P: '⟦s/A⟧' }],
  ['a text that a predicate accepts', text('any', () => true), '⟦s/A⟧'],
  ['one of several values', oneOf(A, B), '⟦s/A⟧'],
  ['JSON', jsonText({ P: A }), '{"P":"⟦s/A⟧"}'],
  ['a text with another beginning', `https://${A}`, 'http://⟦s/A⟧'],
  ['a text with another end', `${A}/x`, '⟦s/A⟧/y'],
  ['a text with the end at its beginning', `${A}/x`, '/x⟦s/A⟧'],
  ['a text with the beginning at its end', `x/${A}`, '⟦s/A⟧x/'],
  ['a text with two unknown things', `${A}${B}`, '⟦s/A⟧⟦s/B⟧'],
  ['a list whose items fit two rules', [A, B], ['⟦s/A⟧', '⟦s/B⟧']],
  ['a list with an item that fits two rules', [A, oneOf(B, 'y')], ['⟦s/A⟧', 'x']],
  ['a list with two items that fit one rule', [A, 'x'], ['⟦s/A⟧', '⟦s/B⟧']],
  ['a list in which nothing fits', [A], ['x']],
])('%s tells nothing', (_what, rule, value) => {
  expect(found(rule, value)).toEqual([]);
});
