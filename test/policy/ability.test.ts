import { ABILITIES, ABILITY_NAMES, inOrder } from '../../policy/ability';

test('records and model cards keep their words: none is removed or renamed', () => {
  expect(ABILITY_NAMES).toEqual([
    'tools',
    'forced-tools',
    'images',
    'documents',
    'text-documents',
    'json-schema',
    'json',
    'seed',
    'penalties',
    'logprobs',
    'completions',
    'vllm-fields',
    'top-k',
    'prompt-cache',
    'prompt-cache-1h',
  ]);
});

test.each(Object.entries(ABILITIES))('the absence of %s ends a sentence about a model', (_name, words) => {
  expect(`qwen3-8b ${words}.`).toMatch(/^qwen3-8b (calls|reads|cannot|takes|reports|keeps) [^.]+\.$/);
});

test('a list of abilities has each once, in one order', () => {
  expect(inOrder(['seed', 'tools', 'seed', 'images'])).toEqual(['tools', 'images', 'seed']);
});
