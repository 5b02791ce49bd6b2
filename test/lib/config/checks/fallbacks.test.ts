import { problemsAfter } from '../changed';

// The sandbox: qwen3-8b and qwen2-5-7b (account), gpt-oss-120b (region), claude-haiku (geography). The caller playground
// may send every class to every model; claims sends restricted data to the first two.

const AT = (model: number) => `models[${model}].fallbacks`;

test('a fallback with a wider boundary is used for the classes that allow it', () => {
  expect(problemsAfter({ [AT(0)]: ['claude-haiku'] })).toEqual([]);
});

test('a fallback with a nearer boundary is used', () => {
  expect(problemsAfter({ [AT(3)]: ['qwen3-8b'] })).toEqual([]);
});

const ONLY_RESTRICTED = { 'callers[0].floor': 'restricted' };
const restricted = (fallbacks: readonly string[]) =>
  problemsAfter({ ...ONLY_RESTRICTED, [AT(0)]: fallbacks }).filter(({ path }) => path.includes('fallbacks'));

test('a fallback above the ceiling of every class that its model is a candidate for is refused', () => {
  expect(restricted(['gpt-oss-120b'])).toEqual([
    expect.objectContaining({
      path: 'models[0].fallbacks[0]',
      got: 'gpt-oss-120b',
      allowed: expect.stringContaining('with boundary region'),
      fix: expect.stringContaining('qwen2-5-7b'),
    }),
  ]);
});

test('each such fallback is reported, and a useful one beside it is not', () => {
  const paths = restricted(['gpt-oss-120b', 'qwen2-5-7b', 'claude-haiku']).map(({ path }) => path);
  expect(paths).toEqual(['models[0].fallbacks[0]', 'models[0].fallbacks[2]']);
});

test('a fallback that no caller of its model may use is refused', () => {
  const problems = problemsAfter({
    'callers[0].models': ['gpt-oss-120b', 'claude-haiku', 'titan-embed'],
    [AT(2)]: ['qwen3-8b'],
    unserved: [],
    'callers[0].unserved': ['restricted'],
  });
  expect(problems).toEqual([expect.objectContaining({ path: 'models[2].fallbacks[0]', got: 'qwen3-8b' })]);
});

test('a fallback below every ceiling that is lowered is refused', () => {
  const problems = problemsAfter({ residency: 'account', [AT(0)]: ['gpt-oss-120b'] });
  expect(problems).toContainEqual(expect.objectContaining({ path: 'models[0].fallbacks[0]' }));
});
