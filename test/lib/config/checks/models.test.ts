import sandbox from '../../../fixtures/deployments/sandbox';
import starter from '../../../fixtures/deployments/starter';
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

test('a fallback that is not a model of the deployment is refused, and the error suggests a name', () => {
  expect(problemsAfter({ 'models[0].fallbacks': ['qwen2-5-7'] })).toEqual([
    expect.objectContaining({
      path: 'models[0].fallbacks[0]',
      fix: expect.stringContaining('did you mean "qwen2-5-7b"?'),
    }),
  ]);
});

test('a model cannot be its own fallback', () => {
  expect(problemsAfter({ 'models[0].fallbacks': ['qwen3-8b'] })).toEqual([
    expect.objectContaining({ path: 'models[0].fallbacks[0]' }),
  ]);
});

test('a fallback is listed once', () => {
  expect(problemsAfter({ 'models[0].fallbacks': ['qwen2-5-7b', 'qwen2-5-7b'] })).toEqual([
    expect.objectContaining({ path: 'models[0].fallbacks[1]' }),
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

test('an answer cannot be longer than prompt and answer together', () => {
  expect(problemsAfter({ 'models[0].maxOutputTokens': 16_385 })).toEqual([
    expect.objectContaining({ path: 'models[0].maxOutputTokens', allowed: expect.stringContaining('16384') }),
  ]);
});

test('a self-hosted model cannot have more context than it supports', () => {
  expect(problemsAfter({ 'models[1].contextTokens': 200_000 })).toContainEqual(
    expect.objectContaining({
      path: 'models[1].contextTokens',
      allowed: 'at most 131072: the context of Qwen/Qwen2.5-7B-Instruct',
    }),
  );
});

test('a Bedrock model cannot have a longer answer than it supports', () => {
  expect(problemsAfter({ 'models[2].maxOutputTokens': 16_385 })).toEqual([
    expect.objectContaining({ path: 'models[2].maxOutputTokens', allowed: expect.stringContaining('16384') }),
  ]);
});

test('Bedrock models without a guardrail setting are refused', () => {
  expect(problemsAfter({ guardrail: undefined }, starter)).toEqual([
    expect.objectContaining({ path: 'guardrail', got: undefined }),
  ]);
});

test('a deployment without a guardrail needs a reason', () => {
  const reason = 'the callers apply their own guardrail before and after each call';
  expect(problemsAfter({ guardrail: { none: reason } })).toEqual([]);
  expect(problemsAfter({ guardrail: { none: 'slow' } })).toEqual([
    expect.objectContaining({ path: 'guardrail.none' }),
  ]);
});

test('removing the Bedrock models from the list is enough to make a deployment sealed', () => {
  expect(problemsAfter({ models: sandbox.models.slice(0, 2) })).toEqual([]);
});
