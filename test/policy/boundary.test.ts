import * as fc from 'fast-check';
import {
  ACCOUNT_HOSTS,
  BOUNDARIES,
  type Boundary,
  boundaryOf,
  HOSTS,
  isWithin,
  leavesAccount,
  nearest,
} from '../../policy/boundary';

const HOME = ['one', 'two'];

test('vllm and sagemaker are the hosts whose models all answer inside the account', () => {
  expect(ACCOUNT_HOSTS).toEqual(['vllm', 'sagemaker']);
});

test.each([
  [{ host: 'vllm' }, 'account'],
  [{ host: 'sagemaker' }, 'account'],
  [{ host: 'bedrock' }, 'region'],
] as const)('a model placed at %j answers at boundary %s', (placement, boundary) => {
  expect(boundaryOf(placement, HOME)).toBe(boundary);
});

test.each([
  ['only regions at home', { scope: 'us', destinations: ['one', 'two'] }, 'geography'],
  ['one region at home', { scope: 'us', destinations: ['one'] }, 'geography'],
  ['one region beyond home', { scope: 'us', destinations: ['one', 'two', 'three'] }, 'global'],
  ['an unknown region', { scope: 'eu', destinations: ['one', 'eu-nowhere-1'] }, 'global'],
  ['every region', { scope: 'eu', destinations: ['*'] }, 'global'],
  ['any commercial region', { scope: 'eu', destinations: 'any commercial region' }, 'global'],
  ['no region', { scope: 'eu', destinations: [] }, 'global'],
  ['regions at home under the label global', { scope: 'global', destinations: ['one'] }, 'global'],
] as const)(
  'a profile that lists %s answers at the boundary of its farthest destination',
  (_what, profile, boundary) => {
    expect(boundaryOf({ host: 'bedrock', profile }, HOME)).toBe(boundary);
  },
);

test('the label of a profile never makes a foreign destination count as home', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.constantFrom('one', 'two', 'three', '*')), (scope, destinations) => {
      const beyond = destinations.some((region) => !HOME.includes(region));
      fc.pre(beyond);
      expect(boundaryOf({ host: 'bedrock', profile: { scope, destinations } }, HOME)).toBe('global');
    }),
  );
});

test('without known home regions, every profile is global', () => {
  const profile = { scope: 'us', destinations: ['us-east-1'] };
  expect(boundaryOf({ host: 'bedrock', profile }, [])).toBe('global');
});

test.each(['openai', 'constructor', '', undefined])('the unknown host %p has no boundary', (host) => {
  expect(() => boundaryOf({ host } as never, HOME)).toThrow(HOSTS.join(', '));
});

test('boundaries widen from account to global, and each is within itself and all wider ones', () => {
  const table = BOUNDARIES.map((inner) => BOUNDARIES.filter((outer) => isWithin(inner, outer)));
  expect(table).toEqual([
    ['account', 'region', 'geography', 'global'],
    ['region', 'geography', 'global'],
    ['geography', 'global'],
    ['global'],
  ]);
});

test.each(BOUNDARIES)('%s and an unknown boundary: neither is within the other', (known) => {
  expect(isWithin('planet' as Boundary, known)).toBe(false);
  expect(isWithin(known, 'planet' as Boundary)).toBe(false);
});

test('the nearer of two boundaries is the one within the other', () => {
  expect(nearest('global', 'region')).toBe('region');
  expect(nearest('account', 'geography')).toBe('account');
});

test.each(BOUNDARIES)('with an unknown ceiling, %s is not allowed', (known) => {
  expect(isWithin(known, nearest('planet' as Boundary, known))).toBe(false);
  expect(isWithin(known, nearest(known, 'planet' as Boundary))).toBe(false);
});

test.each([
  ['account', false],
  ['region', true],
  ['geography', true],
  ['global', true],
  ['planet', true],
] as const)('a prompt to boundary %s leaves the account: %s', (boundary, leaves) => {
  expect(leavesAccount(boundary as Boundary)).toBe(leaves);
});

test.each([
  { host: 'bedrock' },
  { host: 'bedrock', profile: { scope: 'us', destinations: ['one'] } },
  { host: 'bedrock', profile: { scope: 'global', destinations: 'any commercial region' } },
] as const)('a model at %j whose prompts others keep answers at boundary global', (placement) => {
  expect(boundaryOf({ ...placement, kept: true }, HOME)).toBe('global');
});

test('I2: a profile that may also choose regions beyond its list is global, whatever the list holds', () => {
  const profile = { scope: 'apac', destinations: HOME };
  expect(boundaryOf({ host: 'bedrock', profile, strays: true }, HOME)).toBe('global');
});
