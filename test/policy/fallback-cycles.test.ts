import { candidatesFor } from '../../policy/candidates';
import { type Policy, route } from '../../policy/route-table';

test.each([
  ['two models', { a: ['b'], b: ['a'] }],
  ['three models', { a: ['b'], b: ['c'], c: ['a'] }],
  ['a model and itself', { a: ['a'] }],
  ['every model with every other', { a: ['b', 'c'], b: ['a', 'c'], c: ['a', 'b'] }],
])('I9: fallbacks in a circle of %s end: the fallbacks of a fallback are not tried', (_what, fallbacks) => {
  const policy: Policy = {
    ceilings: { public: 'global', internal: 'geography', confidential: 'region', restricted: 'account' },
    models: Object.entries(fallbacks).map(([name, own]) => ({
      name,
      boundary: 'account',
      auto: true,
      fallbacks: own,
    })),
    callers: [{ name: 'claims', floor: 'public', models: 'all' }],
  };
  const row = route(policy, 'sealed', { name: 'claims', floor: 'public', models: 'all' }, 'public');
  const tried = candidatesFor(policy, row, 'a')?.map(({ model }) => model);
  expect(tried).toEqual([...new Set(['a', ...fallbacks.a])]);
});
