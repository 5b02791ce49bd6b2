import { BOUNDARIES, boundaryOf, isWithin, nearest } from '../../policy/boundary';

test.each([
  [{ host: 'vllm' }, 'account'],
  [{ host: 'sagemaker' }, 'account'],
  [{ host: 'bedrock' }, 'region'],
  [{ host: 'bedrock', profile: { scope: 'eu' } }, 'geography'],
  [{ host: 'bedrock', profile: { scope: 'us-gov' } }, 'geography'],
  [{ host: 'bedrock', profile: { scope: 'global' } }, 'global'],
] as const)('a model placed at %j answers at boundary %s', (placement, boundary) => {
  expect(boundaryOf(placement)).toBe(boundary);
});

test('boundaries widen from account to global, and each lies within itself and all wider ones', () => {
  const table = BOUNDARIES.map((inner) => BOUNDARIES.filter((outer) => isWithin(inner, outer)));
  expect(table).toEqual([
    ['account', 'region', 'geography', 'global'],
    ['region', 'geography', 'global'],
    ['geography', 'global'],
    ['global'],
  ]);
});

test('the nearer of two boundaries is the one that lies within the other', () => {
  expect(nearest('global', 'region')).toBe('region');
  expect(nearest('account', 'geography')).toBe('account');
});
