import { weightsAbilities } from '../../../../lib/config/self-hosted/abilities';
import { problemsAfter } from '../changed';

const able = (source: string, more: object = {}, imagesConfirmedOn?: string) =>
  weightsAbilities({ weights: { source, imagesConfirmedOn }, ...more });

const ENGINE = ['text-documents', 'json-schema', 'json', 'seed', 'penalties', 'logprobs', 'completions'];

test('weights with a parser for tools call tools', () => {
  expect(able('Qwen/Qwen3-8B')).toEqual(['tools', 'forced-tools', ...ENGINE]);
});

test.each([
  ['weights whose parser the deployment turns off', able('Qwen/Qwen3-8B', { parsers: { tools: 'none' } })],
  ['weights of the catalogue without a parser', able('microsoft/phi-4')],
  ['weights that the catalogue does not have', able('our-bank/our-model')],
])('%s have what the engine does for every model, and call no tools', (_what, abilities) => {
  expect(abilities).toEqual(ENGINE);
});

test('weights that the catalogue does not have call tools by the parser that the deployment names', () => {
  expect(able('our-bank/our-model', { parsers: { tools: 'hermes' } })).toContain('tools');
});

test('weights of the catalogue read images where it says so', () => {
  expect(able('google/gemma-3-27b-it')).toContain('images');
  expect(able('openai/gpt-oss-20b')).not.toContain('images');
});

test('weights that the catalogue does not have read images after a confirmation from the model card', () => {
  expect(able('our-bank/our-model', {}, '2026-11-26')).toContain('images');
});

test.each([
  ['of the catalogue', { source: 'Qwen/Qwen3-Embedding-0.6B' }],
  ['with a confirmation', { source: 'our-bank/our-model', embeddingConfirmedOn: '2026-11-26' }],
  ['whose name says so', { source: 'our-bank/our-embedding' }],
])('weights %s that embed have none of what the engine does for chat', (_which, weights) => {
  expect(weightsAbilities({ weights, parsers: { tools: 'hermes' } })).toEqual([]);
});

test('weights with a confirmation that they embed have none that they read images', () => {
  const path = 'models[0].weights.imagesConfirmedOn';
  const embeds = {
    'models[0].weights.source': 'our-bank/our-model',
    'models[0].weights.embeddingConfirmedOn': '2026-11-26',
  };
  expect(problemsAfter({ ...embeds, [path]: '2026-11-26' })).toContainEqual(
    expect.objectContaining({ path, allowed: expect.stringContaining('embed texts') }),
  );
});

test('a confirmation does not overrule the catalogue', () => {
  const path = 'models[0].weights.imagesConfirmedOn';
  expect(able('Qwen/Qwen3-8B', {}, '2026-11-26')).not.toContain('images');
  expect(problemsAfter({ [path]: '2026-11-26' })).toEqual([
    expect.objectContaining({ path, got: '2026-11-26', fix: expect.stringContaining('models.json') }),
  ]);
});

test('a confirmation of what the catalogue says is no problem', () => {
  const fits = { 'models[0].instanceType': 'g6e.12xlarge', 'models[0].contextTokens': 8_192 };
  const sees = { 'models[0].weights.source': 'google/gemma-3-12b-it' };
  expect(problemsAfter({ ...fits, ...sees, 'models[0].weights.imagesConfirmedOn': '2026-11-26' })).toEqual(
    [],
  );
});

test("weights take vLLM's own fields where the deployment lists them", () => {
  expect(able('Qwen/Qwen3-8B', { extras: ['top_k'] })).toContain('vllm-fields');
});
