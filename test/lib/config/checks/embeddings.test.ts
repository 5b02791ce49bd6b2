import { readDeployment } from '../../../../lib/config/read-deployment';
import { embeddingOf, taskOf } from '../../../../lib/hosts/schemas';
import sandbox from '../../../fixtures/deployments/sandbox';
import { changed, problemsAfter } from '../changed';

const EMBEDS = {
  'models[0].weights.source': 'Qwen/Qwen3-Embedding-0.6B',
  'models[0].maxOutputTokens': undefined,
  'models[0].fallbacks': undefined,
};
const TITAN = 'amazon.titan-embed-text-v2:0';

const modelsAfter = (changes: object) => readDeployment(changed({ ...changes }, sandbox), 'test').models;

test.each([
  ['vllm', EMBEDS],
  [
    'sagemaker',
    {
      'models[1].weights.source': 'Qwen/Qwen3-Embedding-4B',
      'models[1].maxOutputTokens': undefined,
      'models[0].fallbacks': undefined,
    },
  ],
])('an embedding model on %s is a valid model, without a limit of its answers', (_, changes) => {
  expect(problemsAfter(changes)).toEqual([]);
});

test.each([
  ['amazon.titan-embed-text-v2:0', 8_192],
  ['cohere.embed-english-v3', 512],
  ['cohere.embed-multilingual-v3', 512],
  ['cohere.embed-v4:0', 128_000],
])('the Bedrock model %s embeds texts of up to %i tokens', (modelId, contextTokens) => {
  expect(problemsAfter({ 'models[4].modelId': modelId, 'models[4].contextTokens': contextTokens })).toEqual(
    [],
  );
  const more = problemsAfter({ 'models[4].modelId': modelId, 'models[4].contextTokens': contextTokens + 1 });
  expect(more).toEqual([expect.objectContaining({ path: 'models[4].contextTokens' })]);
});

test.each([
  ['amazon.nova-2-multimodal-embeddings-v1:0'],
  ['twelvelabs.marengo-embed-3-0-v1:0'],
  ['amazon.titan-embed-text-v1'],
])('the Bedrock model %s, whose protocol is not known here, is refused', (modelId) => {
  expect(problemsAfter({ 'models[4].modelId': modelId })).toContainEqual(
    expect.objectContaining({ path: 'models[4].modelId', got: modelId }),
  );
});

test('a profile that the model does not have is refused', () => {
  expect(problemsAfter({ 'models[4].profile': { scope: 'us', destinations: ['us-east-1'] } })).toContainEqual(
    expect.objectContaining({ path: 'models[4].profile.scope' }),
  );
});

test.each([
  ['maxOutputTokens', { 'models[4].maxOutputTokens': 100 }],
  ['thinking', { 'models[4].thinking': 'off' }],
  ['parsers', { ...EMBEDS, 'models[0].parsers': { tools: 'hermes' } }],
])('an embedding model has no %s, because it writes no text', (field, changes) => {
  const [problem] = problemsAfter(changes);
  expect(problem?.path).toMatch(new RegExp(`^models\\[[04]\\]\\.${field}$`));
  expect(problem?.allowed).toContain('writes no text');
});

test.each([0, 2])('a chat model states the limit of its answers: models[%i]', (index) => {
  expect(problemsAfter({ [`models[${index}].maxOutputTokens`]: undefined })).toEqual([
    expect.objectContaining({ path: `models[${index}].maxOutputTokens` }),
  ]);
});

test('a fallback of an embedding model has the same vectors: a chat model is none', () => {
  const [problem] = problemsAfter({ 'models[4].fallbacks': ['gpt-oss-120b'] });
  expect(problem).toMatchObject({ path: 'models[4].fallbacks[0]', got: 'gpt-oss-120b' });
});

const second = (changes: object) => ({
  models: structuredClone([...sandbox.models, { ...sandbox.models[4], name: 'second', ...changes }]),
});

test('another embedding model is no fallback, even with vectors of the same length', () => {
  const problems = problemsAfter({
    ...second({ modelId: 'cohere.embed-english-v3', contextTokens: 512 }),
    'models[4].fallbacks': ['second'],
  });
  expect(problems).toEqual([
    expect.objectContaining({
      path: 'models[4].fallbacks[0]',
      allowed: 'models with the same vectors: the same model and revision: there are none',
    }),
  ]);
});

test('the same embedding model by another way is a fallback', () => {
  expect(problemsAfter({ ...second({}), 'models[4].fallbacks': ['second'] })).toEqual([]);
});

test('an embedding model is no fallback of a chat model', () => {
  expect(problemsAfter({ 'models[2].fallbacks': ['titan-embed'] })).toEqual([
    expect.objectContaining({ path: 'models[2].fallbacks[0]', got: 'titan-embed' }),
  ]);
});

test('two revisions of the same weights have other vectors', () => {
  const [one, other] = ['1', '2'].map((digit) =>
    modelsAfter({ ...EMBEDS, 'models[0].weights.revision': digit.repeat(40) }).map((model) =>
      embeddingOf(model.host, model),
    ),
  );
  expect(one?.[0]?.vectors).not.toBe(other?.[0]?.vectors);
});

test('an embedding answers no question: a class that only an embedding model may see is not served', () => {
  const problems = problemsAfter({
    ...EMBEDS,
    'models[1].weights.source': 'Qwen/Qwen3-Embedding-0.6B',
    'models[1].maxOutputTokens': undefined,
  });
  expect(problems.map(({ allowed }) => allowed).join()).toContain('restricted listed, or answered');
});

test('the models of the example are for the tasks that their publishers name', () => {
  const tasks = modelsAfter({}).map((model) => taskOf(model.host, model));
  expect(tasks).toEqual(['chat', 'chat', 'chat', 'chat', 'embedding']);
});

test('Titan has the lengths that its user guide names, and its own first', () => {
  const titan = modelsAfter({}).find((model) => 'modelId' in model && model.modelId === TITAN);
  expect(titan && embeddingOf(titan.host, titan)).toMatchObject({ dimensions: [1024, 512, 256] });
});
