import { problemsAfter } from '../changed';

test('two models cannot have the same name', () => {
  expect(problemsAfter({ 'models[3].name': 'gpt-oss-120b' })).toEqual([
    expect.objectContaining({ path: 'models[3].name', allowed: expect.stringContaining('models[2]') }),
  ]);
});

test('no model can be called auto', () => {
  expect(problemsAfter({ 'models[3].name': 'auto' })).toEqual([
    expect.objectContaining({
      path: 'models[3].name',
      allowed: expect.stringContaining('any name but auto'),
    }),
  ]);
});

test('a fallback that is no model of the deployment is refused, and the likely one is named', () => {
  expect(problemsAfter({ 'models[0].fallbacks': ['qwen2-5-7'] })).toEqual([
    expect.objectContaining({
      path: 'models[0].fallbacks[0]',
      fix: expect.stringContaining('did you mean "qwen2-5-7b"?'),
    }),
  ]);
});

test('a model is no fallback of itself', () => {
  expect(problemsAfter({ 'models[0].fallbacks': ['qwen3-8b'] })).toEqual([
    expect.objectContaining({ path: 'models[0].fallbacks[0]' }),
  ]);
});

test('a fallback is named once', () => {
  expect(problemsAfter({ 'models[0].fallbacks': ['qwen2-5-7b', 'qwen2-5-7b'] })).toEqual([
    expect.objectContaining({
      path: 'models[0].fallbacks[1]',
      fix: expect.not.stringContaining('did you mean'),
    }),
  ]);
});

test('a SageMaker model whose endpoint name would be too long is refused', () => {
  const name = `q${'w'.repeat(39)}`;
  const changes = {
    name: 'a-name-as-long-as-allowe',
    'models[1].name': name,
    'models[0].fallbacks': [],
    'callers[1].models': ['qwen3-8b', name],
  };
  expect(problemsAfter(changes)).toEqual([
    expect.objectContaining({ path: 'models[1].name', allowed: expect.stringContaining('at most 38') }),
  ]);
});
