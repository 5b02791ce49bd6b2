import { problemsAfter } from '../changed';

test('a model whose weights alone exceed the GPUs is refused, with the sum', () => {
  const source = 'Qwen/Qwen3-32B';
  expect(problemsAfter({ 'models[0].weights.source': source })).toEqual([
    expect.objectContaining({
      path: 'models[0].instanceType',
      allowed: expect.stringContaining('weights 61.0 GiB'),
      fix: 'take an instance type with more GPU memory, or a smaller or quantised model',
    }),
  ]);
});

test('a context that exceeds the remaining memory is refused, and the fix proposes a shorter one', () => {
  expect(problemsAfter({ 'models[0].contextTokens': 40_960 })).toEqual([
    expect.objectContaining({
      path: 'models[0].instanceType',
      fix: expect.stringContaining('lower contextTokens (40960)'),
    }),
  ]);
});

test('a number of GPUs that does not divide the attention heads is refused', () => {
  expect(problemsAfter({ 'models[1].instanceType': 'ml.g6.48xlarge' })).toEqual([
    expect.objectContaining({
      path: 'models[1].instanceType',
      allowed: expect.stringContaining('28 attention heads; this has 8'),
    }),
  ]);
});

test('a model without facts is not checked', () => {
  expect(problemsAfter({ 'models[0].weights.source': 'our-bank/our-model-400b' })).toEqual([]);
});
