import { problemsAfter } from '../changed';

test.each([
  ['reasoning', 'qwen', 'qwen3'],
  ['tools', 'hermes2', 'hermes'],
])('a %s parser that vLLM does not have is refused, and the error suggests one', (key, typed, meant) => {
  expect(problemsAfter({ 'models[0].parsers': { [key]: typed } })).toEqual([
    expect.objectContaining({
      path: `models[0].parsers.${key}`,
      got: typed,
      fix: expect.stringContaining(`did you mean "${meant}"?`),
    }),
  ]);
});

test.each(['', '--enable-log-requests', 'qwen3 --enable-log-outputs', 'QWEN3'])(
  '%p is not the name of a parser',
  (typed) => {
    expect(problemsAfter({ 'models[0].parsers': { reasoning: typed } })).toEqual([
      expect.objectContaining({ path: 'models[0].parsers.reasoning' }),
    ]);
  },
);

test.each([[{ reasoning: 'none' }], [{ tools: 'none' }], [{ reasoning: 'none', tools: 'llama3_json' }]])(
  'a deployment may name its parsers: %j',
  (parsers) => {
    expect(problemsAfter({ 'models[0].parsers': parsers, 'models[1].parsers': parsers })).toEqual([]);
  },
);

test.each(['on', 'caller'])(
  'thinking: %s without a reasoning parser would put the thinking into the answers: it is refused',
  (thinking) => {
    expect(
      problemsAfter({ 'models[0].parsers': { reasoning: 'none' }, 'models[0].thinking': thinking }),
    ).toEqual([
      expect.objectContaining({
        path: 'models[0].parsers.reasoning',
        got: 'none',
        allowed: expect.stringContaining(`because thinking is ${thinking}`),
        fix: expect.stringContaining('gives it qwen3'),
      }),
    ]);
  },
);

test('a model that is told not to think needs no reasoning parser', () => {
  expect(problemsAfter({ 'models[0].parsers': { reasoning: 'none' }, 'models[0].thinking': 'off' })).toEqual(
    [],
  );
});

test.each(['on', 'caller'])(
  'thinking: %s is possible with the reasoning parser of the catalogue',
  (thinking) => {
    expect(problemsAfter({ 'models[0].parsers': { tools: 'none' }, 'models[0].thinking': thinking })).toEqual(
      [],
    );
  },
);

test('another reasoning parser may be named for weights that think', () => {
  expect(problemsAfter({ 'models[0].parsers': { reasoning: 'deepseek_r1' } })).toEqual([]);
});

test('a reasoning parser on weights that do not think would take whole answers for thinking: it is refused', () => {
  expect(problemsAfter({ 'models[1].parsers': { reasoning: 'qwen3' } })).toEqual([
    expect.objectContaining({
      path: 'models[1].parsers.reasoning',
      got: 'qwen3',
      allowed: expect.stringContaining('Qwen/Qwen2.5-7B-Instruct does not think'),
      fix: expect.stringContaining('models.json'),
    }),
  ]);
});

test('a reasoning parser on weights that nobody knows is for who reads their model card to decide', () => {
  const changes = {
    'models[1].weights.source': 'our-bank/our-model',
    'models[1].parsers': { reasoning: 'qwen3' },
  };
  expect(problemsAfter(changes)).toEqual([]);
});

test('a model on Bedrock has no parsers', () => {
  expect(problemsAfter({ 'models[2].parsers': { reasoning: 'qwen3' } })).toEqual([
    expect.objectContaining({ path: 'models[2].parsers' }),
  ]);
});

test("another model's reasoning parser is refused where the model is told not to think", () => {
  expect(
    problemsAfter({ 'models[0].parsers': { reasoning: 'deepseek_r1' }, 'models[0].thinking': 'off' }),
  ).toEqual([
    expect.objectContaining({
      path: 'models[0].parsers.reasoning',
      allowed: expect.stringMatching(/^qwen3: /),
    }),
  ]);
});
