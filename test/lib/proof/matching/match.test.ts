import fc from 'fast-check';
import type { Expected } from '../../../../lib/proof/matching/expected';
import { match } from '../../../../lib/proof/matching/match';
import { claimedBy, irrelevant, oneOf, type Rules, the } from '../../../../lib/proof/matching/rule';
import type { TemplateResource } from '../../../../lib/proof/template/template';
import { createWorld } from '../../../../lib/proof/template/world';

const expected = (
  thing: string,
  type: string,
  properties: Rules,
  more: Partial<Expected> = {},
): Expected => ({
  thing,
  type,
  stack: 'foundation',
  claim: `claim of ${type}`,
  properties,
  ...more,
});

const resourcesOf = (resources: Readonly<Record<string, TemplateResource>>) =>
  createWorld({
    stacks: { 'bank-foundation': { Resources: resources } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  }).all;

/** A chain: each rule leads from one group to the next. Nothing but the references tells the groups apart. */
const CHAIN: readonly Expected[] = [
  expected('a', 'Group', {}),
  expected('b', 'Group', {}),
  expected('c', 'Group', {}),
  expected('a to b', 'Rule', { From: the('a'), To: the('b') }),
  expected('b to c', 'Rule', { From: the('b'), To: the('c') }),
  expected('end', 'End', { Of: the('c'), Address: `https://${the('c', 'Name')}/x` }),
];

const ref = (Ref: string) => ({ Ref });
const chain = (a: string, b: string, c: string): Record<string, TemplateResource> => ({
  [a]: { Type: 'Group' },
  [b]: { Type: 'Group' },
  [c]: { Type: 'Group' },
  R1: { Type: 'Rule', Properties: { From: ref(a), To: ref(b) } },
  R2: { Type: 'Rule', Properties: { From: ref(b), To: ref(c) } },
  E: {
    Type: 'End',
    Properties: { Of: ref(c), Address: { 'Fn::Sub': `https://\${${c}.Name}/x` } },
  },
});

const wordsOf = ({ differences }: ReturnType<typeof match>) => differences.map(({ words }) => words);

test('resources are found by what they refer to and by what refers to them, whatever their logical ids', () => {
  const ids = fc.shuffledSubarray(['X', 'Y', 'Z'], { minLength: 3 });
  fc.assert(
    fc.property(ids, fc.infiniteStream(fc.nat()), ([a = '', b = '', c = ''], random) => {
      const entries = Object.entries(chain(a, b, c)).map((entry) => [random.next().value, entry] as const);
      const shuffled = entries.sort(([one], [other]) => one - other).map(([, entry]) => entry);
      const found = match(CHAIN, resourcesOf(Object.fromEntries(shuffled)));
      expect(wordsOf(found)).toEqual([]);
      expect(found.unexpected).toEqual([]);
    }),
  );
});

test.each<[string, (resources: Record<string, TemplateResource>) => void]>([
  [
    'a rule that leads elsewhere',
    (all) => Object.assign(all, { R2: { Type: 'Rule', Properties: { From: ref('Y'), To: ref('X') } } }),
  ],
  [
    'a rule that leads back',
    (all) => Object.assign(all, { R2: { Type: 'Rule', Properties: { From: ref('Z'), To: ref('Y') } } }),
  ],
  [
    'a rule without an end',
    (all) => Object.assign(all, { R2: { Type: 'Rule', Properties: { From: ref('Y') } } }),
  ],
  [
    'a reference to another attribute',
    (all) => Object.assign(all.E?.Properties ?? {}, { Of: { 'Fn::GetAtt': ['Z', 'Name'] } }),
  ],
  ['a literal in place of a reference', (all) => Object.assign(all.E?.Properties ?? {}, { Of: 'Z' })],
  [
    'another word around a reference',
    (all) => Object.assign(all.E?.Properties ?? {}, { Address: { 'Fn::Sub': `http://\${Z.Name}/x` } }),
  ],
  ['a missing resource', (all) => delete all.R1],
  ['a resource twice', (all) => Object.assign(all, { R3: all.R1 })],
  ['a resource of another type', (all) => Object.assign(all, { R3: { Type: 'Other' } })],
])('%s is noticed', (_, change) => {
  const resources = structuredClone(chain('X', 'Y', 'Z'));
  change(resources);
  const { differences, unexpected } = match(CHAIN, resourcesOf(resources));
  expect(differences.length + unexpected.length).toBeGreaterThan(0);
});

test('a missing resource breaks its claim, and the report names it', () => {
  const { R1: _, ...rest } = chain('X', 'Y', 'Z');
  expect(match(CHAIN, resourcesOf(rest)).differences).toContainEqual({
    thing: expect.stringMatching(/^(a to b|b to c)$/),
    claim: 'claim of Rule',
    words: expect.stringMatching(/: there is no such Rule$/),
    undecided: false,
  });
});

test('one changed property makes one difference, although others refer to the resource', () => {
  const things = [
    expected('key', 'Key', { Rotated: true }),
    expected('bucket', 'Bucket', { Key: the('key') }),
    expected('table', 'Table', { Key: the('key') }),
  ];
  const found = match(
    things,
    resourcesOf({
      K: { Type: 'Key', Properties: { Rotated: false } },
      B: { Type: 'Bucket', Properties: { Key: ref('K') } },
      T: { Type: 'Table', Properties: { Key: ref('K') } },
    }),
  );
  expect(wordsOf(found)).toEqual(['key (⟦bank-foundation/K⟧): Rotated is false, expected true']);
});

test('a difference breaks the claim of its rule, and otherwise that of its resource', () => {
  const one = expected('it', 'Key', { Lock: claimedBy('I8.lock', 1), Size: 1 });
  const resources = resourcesOf({ K: { Type: 'Key', Properties: { Lock: 2, Size: 2 } } });
  expect(match([one], resources).differences.map(({ claim }) => claim)).toEqual(['I8.lock', 'claim of Key']);
});

test('the stack of a deployment whose name has several parts is its last part', () => {
  const { all } = createWorld({
    stacks: { 'my-own-bank-foundation': { Resources: { K: { Type: 'Key' } } } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
  expect(wordsOf(match([expected('it', 'Key', {})], all))).toEqual([]);
});

test('a description that is no text is a difference', () => {
  const resources = resourcesOf({ K: { Type: 'Key', Properties: { Description: 5 } } });
  expect(wordsOf(match([expected('it', 'Key', {})], resources))).toEqual([
    'it (⟦bank-foundation/K⟧): Description is 5, expected a description for readers',
  ]);
});

test('what fits nowhere is paired with the resource that it is most like', () => {
  const things = [expected('one', 'Key', { P: 1, Q: 1 }), expected('two', 'Key', { P: 2, Q: 2 })];
  const resources = resourcesOf({
    Two: { Type: 'Key', Properties: { P: 2, Q: 9 } },
    One: { Type: 'Key', Properties: { P: 1, Q: 9 } },
  });
  expect(wordsOf(match(things, resources))).toEqual([
    'one (⟦bank-foundation/One⟧): Q is 9, expected 1',
    'two (⟦bank-foundation/Two⟧): Q is 9, expected 2',
  ]);
});

test('each resource is taken for one thing only', () => {
  const things = [expected('one', 'Key', { P: 1, Q: 1, R: 1 }), expected('two', 'Key', { P: 1, Q: 1, R: 2 })];
  const resources = resourcesOf({
    Near: { Type: 'Key', Properties: { P: 9, Q: 1, R: 1 } },
    Far: { Type: 'Key', Properties: { P: 9, Q: 9, R: 9 } },
  });
  const { pairs, unexpected } = match(things, resources);
  expect([...pairs]).toEqual([
    ['one', '⟦bank-foundation/Near⟧'],
    ['two', '⟦bank-foundation/Far⟧'],
  ]);
  expect(unexpected).toEqual([]);
});

test('what differs is found before what refers to it', () => {
  const things = [
    expected('one', 'Key', { N: 1, Rotated: true }),
    expected('two', 'Key', { N: 2, Rotated: true }),
    expected('bucket of one', 'Bucket', { Key: the('one') }),
    expected('bucket of two', 'Bucket', { Key: the('two') }),
  ];
  const resources = resourcesOf({
    B2: { Type: 'Bucket', Properties: { Key: ref('K2') } },
    B1: { Type: 'Bucket', Properties: { Key: ref('K1') } },
    K2: { Type: 'Key', Properties: { N: 2, Rotated: false } },
    K1: { Type: 'Key', Properties: { N: 1, Rotated: false } },
  });
  expect(wordsOf(match(things, resources))).toEqual([
    'one (⟦bank-foundation/K1⟧): Rotated is false, expected true',
    'two (⟦bank-foundation/K2⟧): Rotated is false, expected true',
  ]);
});

test('things that nothing tells apart are paired, each with one resource', () => {
  const things = [expected('one', 'Key', {}), expected('two', 'Key', {}), expected('three', 'Key', {})];
  const resources = resourcesOf({ A: { Type: 'Key' }, B: { Type: 'Key' }, C: { Type: 'Key' } });
  const { differences, unexpected } = match(things, resources);
  expect([differences, unexpected]).toEqual([[], []]);
});

test('a resource that is the only one for a thing is not taken for another thing that accepts more', () => {
  const things = [expected('any', 'Key', { P: oneOf(1, 2) }), expected('one', 'Key', { P: 1 })];
  const resources = resourcesOf({
    A: { Type: 'Key', Properties: { P: 1 } },
    B: { Type: 'Key', Properties: { P: 2 } },
  });
  expect(wordsOf(match(things, resources))).toEqual([]);
});

test.each([
  ['in another stack', { stack: 'gateway' }, {}, 'stack is "foundation", expected "gateway"'],
  [
    'deleted with its stack',
    { retained: true },
    { UpdateReplacePolicy: 'Retain' },
    'DeletionPolicy is missing',
  ],
  [
    'deleted when it is replaced',
    { retained: true },
    { DeletionPolicy: 'Retain' },
    'UpdateReplacePolicy is missing',
  ],
  [
    'kept where its first deploy fails',
    { retained: 'once-created' },
    { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    'DeletionPolicy is "Retain", expected "RetainExceptOnCreate"',
  ],
  [
    'updated in another way',
    {},
    { UpdatePolicy: { Rolling: true } },
    'UpdatePolicy is {"Rolling":true}, expected nothing',
  ],
  ['not updated as expected', { updatePolicy: 'x' }, {}, 'UpdatePolicy is missing'],
] as const)('a resource %s differs', (_, more, attributes, words) => {
  const found = match([expected('it', 'Key', {}, more)], resourcesOf({ K: { Type: 'Key', ...attributes } }));
  expect(wordsOf(found)).toEqual([`it (⟦bank-foundation/K⟧): ${words}`]);
});

test.each([
  ['kept after its stack', { DeletionPolicy: 'Retain' }],
  ['kept after its stack, unless it was just created', { DeletionPolicy: 'RetainExceptOnCreate' }],
  ['kept when it is replaced', { UpdateReplacePolicy: 'Retain' }],
  ['kept as a snapshot', { DeletionPolicy: 'Snapshot' }],
  ['deleted in a way that nobody knows', { DeletionPolicy: { x: 1 } }],
])(
  'a resource that is %s, and must not be, differs: a permission that is taken away would stay',
  (_, attributes) => {
    const resources = resourcesOf({ K: { Type: 'Key', ...attributes } as unknown as TemplateResource });
    expect(match([expected('it', 'Key', {})], resources).differences).toHaveLength(1);
  },
);

test.each([
  ['says nothing', false, {}],
  ['says so', false, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' }],
  ['is kept', true, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }],
  [
    'is kept, unless it was just created',
    true,
    { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' },
  ],
])('a resource that %s has the expected end', (_, retained, attributes) => {
  const resources = resourcesOf({ K: { Type: 'Key', ...attributes } });
  expect(wordsOf(match([expected('it', 'Key', {}, { retained })], resources))).toEqual([]);
});

test('tags, descriptions, metadata and dependencies make no difference', () => {
  const Tags = [{ Key: 'cost-center', Value: '1234' }];
  const written = { Type: 'Key', Properties: { Tags, Description: 'x' }, Metadata: {}, DependsOn: 'Y' };
  expect(wordsOf(match([expected('it', 'Key', {})], resourcesOf({ K: written })))).toEqual([]);
});

test.each([
  ['a tag that ends the scans of Amazon Inspector', { Tags: [{ Key: 'InspectorExclusion', Value: 'x' }] }],
  [
    'a tag that hands the resource to the agent of GuardDuty',
    { Tags: [{ Key: 'GuardDutyManaged', Value: 'false' }] },
  ],
  ['a tag of AWS', { Tags: [{ Key: 'aws:x', Value: 'y' }] }],
  ['a tag without a key', { Tags: [{ Key: '', Value: 'y' }] }],
  ['a tag whose value is no text', { Tags: [{ Key: 'x', Value: { y: 1 } }] }],
  ['a tag with more than key and value', { Tags: [{ Key: 'x', Value: 'y', PropagateAtLaunch: true }] }],
  ['tags that are no list', { Tags: { x: 'y' } }],
  ['a description that is no text', { Description: { x: 1 } }],
])('%s makes a difference', (_, Properties) => {
  const resources = resourcesOf({ K: { Type: 'Key', Properties } });
  expect(match([expected('it', 'Key', {})], resources).differences).toHaveLength(1);
});

test('pairs of an earlier comparison give the same differences', () => {
  const { pairs } = match(CHAIN, resourcesOf(chain('X', 'Y', 'Z')));
  const changed = resourcesOf(chain('X', 'Y', 'Y'));
  expect(match(CHAIN, changed, { pairs }).differences.length).toBeGreaterThan(0);
  expect(wordsOf(match(CHAIN, resourcesOf(chain('X', 'Y', 'Z')), { pairs }))).toEqual([]);
});

test('wrong pairs add differences and hide none', () => {
  const pairs = new Map([
    ['a', '⟦bank-foundation/Y⟧'],
    ['b', '⟦bank-foundation/X⟧'],
  ]);
  expect(match(CHAIN, resourcesOf(chain('X', 'Y', 'Z')), { pairs }).differences).not.toEqual([]);
});

test('a rule that refers to nothing known is a mistake of the expectation', () => {
  const alone = [expected('it', 'Rule', { From: the('nobody') })];
  const resources = resourcesOf({ R: { Type: 'Rule', Properties: { From: 'x' } } });
  expect(() => match(alone, resources)).toThrow('A rule refers to nobody, which is not expected.');
  expect(wordsOf(match(alone, resources, { partial: true }))).toEqual([]);
});

test('two expectations of one name are a mistake', () => {
  expect(() => match([expected('it', 'A', {}), expected('it', 'B', {})], [])).toThrow('the same name');
});

test('an irrelevant property may be anything the proof cannot read', () => {
  const one = expected('it', 'Key', { Note: irrelevant('for readers') });
  const resources = resourcesOf({ K: { Type: 'Key', Properties: { Note: { 'Fn::Magic': 1 } } } });
  expect(wordsOf(match([one], resources))).toEqual([]);
});
