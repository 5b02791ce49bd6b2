import { problemsAfter } from '../../../config/changed';

test('an unknown model id is refused, and the message suggests the most similar one', () => {
  expect(problemsAfter({ 'models[2].modelId': 'openai.gpt-oss-120b-1:1' })).toEqual([
    expect.objectContaining({
      path: 'models[2].modelId',
      fix: expect.stringContaining('did you mean "openai.gpt-oss-120b-1:0"?'),
    }),
  ]);
});

test('a model id without its version gets the whole id, not a model of another name', () => {
  const known = 'anthropic.claude-haiku-4-5-20251001-v1:0';
  expect(problemsAfter({ 'models[3].modelId': 'anthropic.claude-haiku-4-5' })).toEqual([
    expect.objectContaining({
      path: 'models[3].modelId',
      fix: expect.stringContaining(`did you mean "${known}"?`),
    }),
  ]);
});

test('a model of the bedrock-mantle endpoint is refused', () => {
  expect(problemsAfter({ 'models[2].modelId': 'openai.gpt-5.4' })).toEqual([
    expect.objectContaining({ path: 'models[2].modelId' }),
  ]);
});

test('a newer Claude without an inference profile is refused, because it does not answer in-region', () => {
  expect(problemsAfter({ 'models[3].profile': undefined })).toEqual([
    expect.objectContaining({
      path: 'models[3].profile',
      allowed: expect.stringContaining('Claude Haiku 4.5'),
    }),
  ]);
});

test('with a confirmation date, a newer Claude is accepted without a profile', () => {
  const changes = { 'models[3].profile': undefined, 'models[3].availabilityConfirmedOn': '2026-11-26' };
  expect(problemsAfter(changes)).toEqual([]);
});

test('a model that does not answer in this region is refused, with the regions where it does', () => {
  expect(problemsAfter({ 'models[2].modelId': 'qwen.qwen3-235b-a22b-2507-v1:0' })).toEqual([
    expect.objectContaining({ path: 'models[2].modelId', allowed: expect.stringContaining('us-east-2') }),
  ]);
});

test('with a confirmation date, a model is accepted in a region that the facts do not list', () => {
  const changes = {
    'models[2].modelId': 'qwen.qwen3-235b-a22b-2507-v1:0',
    'models[2].availabilityConfirmedOn': '2026-11-26',
  };
  expect(problemsAfter(changes)).toEqual([]);
});
