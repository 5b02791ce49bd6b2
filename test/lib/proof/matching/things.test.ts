import type { Expected } from '../../../../lib/proof/matching/expected';
import { Things } from '../../../../lib/proof/matching/things';
import { createWorld } from '../../../../lib/proof/template/world';

const { all, named } = createWorld({
  stacks: { s: { Resources: { A: { Type: 'T' }, B: { Type: 'T' }, C: { Type: 'U' } } } },
  account: '111122223333',
  region: 'eu-central-1',
  partition: 'aws',
  dnsSuffix: 'amazonaws.com',
});
const [A, B, C] = [named('⟦s/A⟧'), named('⟦s/B⟧'), named('⟦s/C⟧')];
const expected = (thing: string, type: string): Expected => ({
  thing,
  type,
  stack: 'foundation',
  claim: 'c',
  properties: {},
});
const EXPECTED = [expected('a', 'T'), expected('c', 'U')];
const things = (strangers = false) => new Things(EXPECTED, all, strangers);

function withA() {
  const known = things();
  known.identify({ thing: 'a' }, A);
  return known;
}

test('nothing is known at first, and every resource is left', () => {
  expect([things().resourceOf({ thing: 'a' }), things().textOf({ thing: 'a' })]).toEqual([
    undefined,
    undefined,
  ]);
  expect(things().left()).toEqual([A, B, C]);
  expect(things().pairs()).toEqual(new Map());
});

test('a thing that is known has a resource, a name and attributes', () => {
  expect(withA().resourceOf({ thing: 'a' })).toBe(A);
  expect(withA().textOf({ thing: 'a' })).toBe('⟦s/A⟧');
  expect(withA().textOf({ thing: 'a', attribute: 'Arn' })).toBe('⟦s/A.Arn⟧');
  expect(withA().pairs()).toEqual(new Map([['a', '⟦s/A⟧']]));
});

test('a resource that is a known thing is not left', () => {
  expect(withA().left()).toEqual([B, C]);
  expect([A, B].map((one) => withA().isLeft(one))).toEqual([false, true]);
});

test('what is left can be asked by type', () => {
  expect([things().left('T'), things().left('U'), things().left('V')]).toEqual([[A, B], [C], []]);
});

test('only things that are expected are expected', () => {
  expect(['a', 'c', 'd'].map((thing) => things().isExpected(thing))).toEqual([true, true, false]);
});

test.each([
  ['its name', { thing: 'a' }, '⟦s/A⟧', A],
  ['its attribute', { thing: 'a', attribute: 'Arn' }, '⟦s/B.Arn⟧', B],
  ['the name of a resource of another type', { thing: 'a' }, '⟦s/C⟧', undefined],
  ['another text', { thing: 'a' }, 'x', undefined],
])('by %s a reference names one resource of the type, or none', (_what, reference, text, resource) => {
  expect(things().only(reference, text)).toBe(resource);
});

test('a resource that is known already is no longer the one that a reference names', () => {
  expect(withA().only({ thing: 'a' }, '⟦s/A⟧')).toBeUndefined();
});

test('of two resources of one name, a reference names neither', () => {
  const twice = (id: string) => [id, { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'x' } }] as const;
  const { all } = createWorld({
    stacks: { s: { Resources: Object.fromEntries([twice('A'), twice('B')]) } },
    account: '111122223333',
    region: 'eu-central-1',
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
  });
  const buckets = new Things([expected('bucket', 'AWS::S3::Bucket')], all, false);
  expect(buckets.only({ thing: 'bucket' }, 'x')).toBeUndefined();
});

test.each([
  ['its name', { thing: 'a' }, '⟦s/B⟧', true],
  ['its attribute', { thing: 'c', attribute: 'Arn' }, '⟦s/C.Arn⟧', true],
  ['the name of another type', { thing: 'a' }, '⟦s/C⟧', false],
  ['the name of nothing', { thing: 'a' }, 'x', false],
])('%s may be a reference to a thing: %j, %s', (_what, reference, text, expected) => {
  expect(things().mayBe(reference, text)).toBe(expected);
});

test('a text that names a known thing is no reference to another one', () => {
  expect(withA().mayBe({ thing: 'a' }, '⟦s/A⟧')).toBe(false);
});

test('a reference to a thing that is not expected may be anything where only some are compared', () => {
  expect(things(true).mayBe({ thing: 'd' }, 'x')).toBe(true);
  expect(things(true).mayBe({ thing: 'a' }, 'x')).toBe(false);
});

test('a reference to a thing that is not expected is otherwise a mistake of the rules', () => {
  expect(() => things().mayBe({ thing: 'd' }, 'x')).toThrow('A rule refers to d, which is not expected.');
});
