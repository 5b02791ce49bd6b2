import { problemsAfter } from '../changed';

test('an answer cannot be longer than prompt and answer together', () => {
  expect(problemsAfter({ 'models[0].maxOutputTokens': 16_385 })).toEqual([
    expect.objectContaining({ path: 'models[0].maxOutputTokens', allowed: expect.stringContaining('16384') }),
  ]);
});

test('a self-hosted model is not asked for more context than it was made for', () => {
  expect(problemsAfter({ 'models[1].contextTokens': 200_000 })).toContainEqual(
    expect.objectContaining({
      path: 'models[1].contextTokens',
      allowed: 'at most 131072: the context of Qwen/Qwen2.5-7B-Instruct',
    }),
  );
});

test('a Bedrock model is not asked for a longer answer than it gives', () => {
  expect(problemsAfter({ 'models[2].maxOutputTokens': 16_385 })).toEqual([
    expect.objectContaining({ path: 'models[2].maxOutputTokens', allowed: expect.stringContaining('16384') }),
  ]);
});
