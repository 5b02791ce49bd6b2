import bedrockFile from '../../../../lib/config/facts/bedrock-models.json';
import modelsFile from '../../../../lib/config/facts/models.json';
import { type Changes, problemsAfter } from '../changed';

// In the sandbox, models[0] is Qwen3-8B (it thinks, and can be told not to), models[1] Qwen2.5-7B (it does not think),
// models[2] gpt-oss on Bedrock (it always thinks), models[3] Claude Haiku 4.5 (it can be told to think).

const thinkingOf = (index: number, thinking: string, changes: Changes = {}) =>
  problemsAfter({ ...changes, [`models[${index}].thinking`]: thinking });

test.each([
  [0, 'on'],
  [0, 'off'],
  [0, 'caller'],
  [1, 'off'],
  [2, 'on'],
  [3, 'on'],
  [3, 'off'],
  [3, 'caller'],
])('models[%d] can be thinking: %s', (index, thinking) => {
  expect(thinkingOf(index, thinking)).toEqual([]);
});

test.each([
  [1, 'on', 'off: Qwen/Qwen2.5-7B-Instruct does not think'],
  [1, 'caller', 'off: Qwen/Qwen2.5-7B-Instruct does not think'],
  [2, 'off', 'on: openai.gpt-oss-120b-1:0 always thinks'],
  [2, 'caller', 'on: openai.gpt-oss-120b-1:0 always thinks'],
])('models[%d] cannot be thinking: %s, and the problem says what it can', (index, thinking, allowed) => {
  expect(thinkingOf(index, thinking)).toEqual([
    expect.objectContaining({ path: `models[${index}].thinking`, got: thinking, allowed }),
  ]);
});

test.each(['on', 'off', 'caller'])(
  'weights that the catalogue does not have cannot be thinking: %s, because nothing says how they are told',
  (thinking) => {
    expect(thinkingOf(0, thinking, { 'models[0].weights.source': 'our-bank/our-model' })).toEqual([
      expect.objectContaining({
        path: 'models[0].thinking',
        allowed: expect.stringContaining('not known here'),
      }),
    ]);
  },
);

test('another word is refused by the schema', () => {
  expect(thinkingOf(0, 'sometimes')).toEqual([expect.objectContaining({ path: 'models[0].thinking' })]);
});

test.each(['on', 'caller'])(
  'with thinking: %s, the limit of Claude’s answers leaves room for an answer after the thinking',
  (thinking) => {
    expect(thinkingOf(3, thinking, { 'models[3].maxOutputTokens': 1024 })).toEqual([
      expect.objectContaining({ path: 'models[3].maxOutputTokens', got: 1024 }),
    ]);
    expect(thinkingOf(3, thinking, { 'models[3].maxOutputTokens': 1025 })).toEqual([]);
  },
);

test('without thinking, Claude’s answers may be short', () => {
  expect(thinkingOf(3, 'off', { 'models[3].maxOutputTokens': 16 })).toEqual([]);
});

test.each(modelsFile.models.map((model) => [model.source, model] as const))(
  '%s has a reasoning parser if, and only if, it may think',
  (_source, model) => {
    expect('thinking' in model).toBe('reasoningParser' in model);
  },
);

test.each(bedrockFile.thinking.flatMap(({ models }) => models))('the thinking of %s is stated once', (id) => {
  expect(bedrockFile.thinking.filter(({ models }) => models.includes(id))).toHaveLength(1);
  expect(bedrockFile.models.map((model) => model.id)).toContain(id);
});
