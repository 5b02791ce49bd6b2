import fc from 'fast-check';
import { DeploymentError } from '../../../lib/config/deployment-error';
import { neighbourIn } from '../../../lib/config/neighbours';
import { plainCopy } from '../../../lib/config/plain-data';
import { readDeployment } from '../../../lib/config/read-deployment';
import euCentral1 from '../../fixtures/deployments/eu-central-1';
import sandbox from '../../fixtures/deployments/sandbox';
import { changed, problemsAfter, problemsIn } from './changed';

/** An object with a property that is more than a value. */
const defined = (key: string, property: PropertyDescriptor, base: object = {}) =>
  Object.defineProperty({ ...base }, key, { configurable: true, ...property });

function boom(): never {
  throw new Error('code of the file ran');
}
const TRAPS = new Proxy({}, { get: () => boom });
class Tags {
  readonly owner = 'me';
}
class List extends Array<string> {}
const circle: Record<string, unknown> = {};
circle.inner = { circle };

/** What a module can export in place of a value, where the problem is, and the value in the words of the error. */
const NOT_DATA: readonly (readonly [what: string, value: unknown, path: string, got: string])[] = [
  ['a getter', defined('a', { get: boom, enumerable: true }), 'tags.a', 'a getter or a setter'],
  ['a setter', defined('a', { set: boom, enumerable: true }), 'tags.a', 'a getter or a setter'],
  ['a hidden property', defined('a', { value: 'x', enumerable: false }), 'tags.a', 'not enumerable'],
  ['a key that is a symbol', { [Symbol('a')]: 'x' }, 'tags.Symbol(a)', 'a key that is a symbol'],
  ['an inherited value', Object.create({ a: 'x' }), 'tags', 'an instance of a class'],
  ['an object of a class', new Tags(), 'tags', 'an instance of Tags'],
  ['an object below one without a parent', Object.create(Object.create(null)), 'tags', 'a class'],
  ['a map', new Map([['a', 'x']]), 'tags', 'an instance of Map'],
  ['a promise', Promise.resolve({}), 'tags', 'an instance of Promise'],
  ['a text in an object', new String('x'), 'tags', 'an instance of String'],
  ['a proxy', new Proxy({}, TRAPS), 'tags', 'a proxy'],
  ['a proxy of a list', { a: new Proxy([], TRAPS) }, 'tags.a', 'a proxy'],
  ['a prototype that is a proxy', Object.create(new Proxy({}, TRAPS)), 'tags', 'an instance of a class'],
  ['a class that is a proxy', Object.create({ constructor: new Proxy(Tags, TRAPS) }), 'tags', 'a class'],
  ['a list of a class', { a: List.from(['x']) }, 'tags.a', 'an instance of List'],
  [
    'a list with a prototype that is a proxy',
    { a: Object.setPrototypeOf([], new Proxy([], TRAPS)) },
    'tags.a',
    'an instance of a class',
  ],
  [
    'an object that claims to be a list',
    { a: Object.create(Array.prototype) },
    'tags.a',
    'an instance of Array',
  ],
  ['a hole in a list', { a: Object.assign([], { length: 1 }) }, 'tags.a[0]', 'an entry without a value'],
  ['nothing in a list', { a: [undefined] }, 'tags.a[0]', 'an entry without a value'],
  [
    'a getter in a list',
    { a: Object.defineProperty([], '0', { get: boom, enumerable: true }) },
    'tags.a[0]',
    'a getter',
  ],
  ['a key of a list', { a: Object.assign([], { extra: 'x' }) }, 'tags.a.extra', 'a key of a list'],
  ['an object inside itself', circle, 'tags.inner.circle', 'an object that contains this place'],
  ['minus zero', { a: -0 }, 'tags.a', '-0'],
  ['a number that is none', { a: Number.NaN }, 'tags.a', 'NaN'],
  ['infinity', { a: Number.POSITIVE_INFINITY }, 'tags.a', 'Infinity'],
  ['minus infinity', { a: Number.NEGATIVE_INFINITY }, 'tags.a', '-Infinity'],
  ['a large integer', { a: 1n }, 'tags.a', '1n'],
  ['a symbol', { a: Symbol('x') }, 'tags.a', 'Symbol(x)'],
  ['a function', { a: boom }, 'tags.a', 'a function'],
  ['a class', { a: Tags }, 'tags.a', 'a function'],
  ['a date', { a: new Date(0) }, 'tags.a', 'an instance of Date'],
];

test.each(NOT_DATA)('%s is no data of a deployment', (_what, value, path, got) => {
  const tags = { ...sandbox, tags: value };
  const found = problemsIn(tags).filter((problem) => problem.path === path);
  expect(found).toHaveLength(1);
  expect(new DeploymentError('test', found).message).toMatch(new RegExp(`got {6}.*${escaped(got)}`));
});

test.each(NOT_DATA)('%s in another file of the folder leaves that file a neighbour', (_what, value) => {
  expect(neighbourIn({ ...sandbox, tags: value }, 'other.ts')).toEqual([
    { source: 'other.ts', cidr: '10.40.0.0/20', clients: [] },
  ]);
});

test('everything that is no data is reported at once, beside the other problems', () => {
  const wrong = { ...sandbox, residency: 'everywhere', tags: { when: new Date(0) } };
  const input = defined('account', { get: boom, enumerable: true }, wrong);
  expect(problemsIn(input).map(({ path }) => path)).toEqual(['account', 'tags.when', 'residency']);
});

test('a refused place is one problem: what the rules say of an empty place is left out', () => {
  const input = defined('bearer', { get: boom, enumerable: true }, euCentral1);
  expect(problemsIn(input)).toEqual([expect.objectContaining({ path: 'bearer' })]);
});

test('a value that answers differently each time is refused, so what the checks saw is what is deployed', () => {
  let reads = 0;
  const input = defined(
    'residency',
    { get: () => (reads++ ? 'geography' : 'global'), enumerable: true },
    sandbox,
  );
  expect(problemsIn(input)).toEqual([expect.objectContaining({ path: 'residency' })]);
  expect(reads).toBe(0);
});

test.each(['an inherited value', 'a hidden value'])('no text gets past the rules as %s', (how) => {
  const audience = { value: '{{resolve:ssm:x}}', enumerable: false };
  const { bearer } = structuredClone(euCentral1);
  const oidc = { ...bearer?.oidc, audience: undefined };
  const placed =
    how === 'a hidden value'
      ? Object.defineProperty(oidc, 'audience', audience)
      : Object.setPrototypeOf(oidc, { audience: audience.value });
  expect(problemsIn({ ...euCentral1, bearer: { ...bearer, oidc: placed } })).not.toEqual([]);
});

test('a key whose value is undefined is no key', () => {
  expect(readDeployment({ ...sandbox, secondOpinion: undefined }, 'test')).not.toHaveProperty(
    'secondOpinion',
  );
});

test('two places may share an object', () => {
  const principals = ['arn:aws:iam::111122223333:role/both'];
  const { data, refused } = plainCopy({ one: principals, other: principals });
  expect(refused).toEqual([]);
  expect(data).toEqual({ one: principals, other: principals });
});

test('an object without a prototype is data', () => {
  expect(problemsAfter({ tags: Object.assign(Object.create(null), { owner: 'me' }) })).toEqual([]);
});

test('an object that doubles with each level is refused, and does not fill the memory', () => {
  let doubled: object = { tag: 'x' };
  for (let level = 0; level < 30; level++) doubled = { a: doubled, b: doubled };
  expect(problemsIn({ ...sandbox, tags: doubled })).toContainEqual(
    expect.objectContaining({ path: '(the whole file)', fix: 'remove what the file repeats' }),
  );
});

test('an object that is nested too deeply is refused, and does not fill the stack', () => {
  let nested: object = {};
  for (let level = 0; level < 50_000; level++) nested = { a: nested };
  expect(problemsIn({ ...sandbox, tags: nested })[0]?.fix).toBe('remove the inner levels');
});

test('the copy of data is equal to it, and shares no object with it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      fc.pre(!JSON.stringify(value).includes('-0'));
      const { data, refused } = plainCopy(value);
      if (refused.length > 0) return expect(refused.every(({ fix }) => fix === 'write 0')).toBe(true);
      expect(data).toEqual(value);
      if (typeof value === 'object' && value !== null) expect(data).not.toBe(value);
    }),
  );
});

test('whatever a file exports, the only error is one that can be printed to its author', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withBoxedValues: true,
  });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(sandbox)), anything, (key, value) => {
      for (const input of [value, changed({ [key]: null })].concat({ ...sandbox, [key]: value })) {
        expect(() => problemsIn(input)).not.toThrow();
      }
    }),
  );
});

const escaped = (text: string) => text.replace(/[()]/g, '\\$&');
