import type { RouterModel } from '../../../../lambda/router/config/router-config';
import type { AskedEmbeddings } from '../../../../lambda/router/request/asked-embeddings';
import type { DataClass } from '../../../../policy/data-class';
import { choiceFor } from '../support/choice';
import { LLAMA, QWEN, routerConfig } from '../support/router-config';

const embedder = (changes: Partial<RouterModel>): RouterModel =>
  ({
    ...QWEN,
    task: 'embedding',
    maxOutputTokens: 0,
    embedding: { vectors: 'one', dimensions: [1024, 256] },
    ...changes,
  }) as RouterModel;
const ONE = embedder({ name: 'one' });
const TWIN = embedder({ name: 'twin' });
const OTHER = embedder({ name: 'other', embedding: { vectors: 'other', dimensions: [1024] } });

function chosen(
  models: RouterModel[],
  changes: Partial<AskedEmbeddings & AskedEmbeddings['embedding']> = {},
  dataClass: DataClass = 'public',
) {
  const { model = 'auto', texts = ['text'], dimensions } = changes;
  const asked: AskedEmbeddings = {
    model,
    embedding: { texts, dimensions },
    encoding: 'float',
    at: (index) => `input[${index}]`,
  };
  const { order, candidates, refusal } = choiceFor(routerConfig({ models }), asked, {
    declared: [dataClass],
  });
  const reasons = Object.fromEntries(candidates.map(({ model: name, reason }) => [name, reason]));
  return { order: order.map(({ name }) => name), reasons, refusal };
}

test('auto chooses among models for embedding', () => {
  expect(chosen([QWEN, LLAMA, ONE]).order).toEqual(['one']);
  expect(chosen([QWEN, LLAMA, ONE]).reasons).toMatchObject({ qwen: 'other-task', llama: 'other-task' });
});

test('a chat model that a request names is refused by name', () => {
  const { refusal } = chosen([QWEN, ONE], { model: 'qwen' });
  expect(refusal).toMatchObject({ code: 'model_not_for_endpoint', param: 'model' });
  expect(refusal?.message).toContain('qwen is for chat; this endpoint needs a model for embedding');
});

test('a second model with the same vectors may answer if the first fails', () => {
  expect(chosen([ONE, TWIN]).order).toEqual(['one', 'twin']);
});

test('a model with other vectors never answers after the first, for auto neither', () => {
  expect(chosen([ONE, OTHER, TWIN])).toMatchObject({
    order: ['one', 'twin'],
    reasons: { other: 'other-vectors' },
  });
});

test('a fallback with other vectors never answers for the named model', () => {
  const named = { ...ONE, fallbacks: ['other', 'twin'] };
  expect(chosen([named, OTHER, TWIN], { model: 'one' })).toMatchObject({
    order: ['one', 'twin'],
    reasons: { other: 'other-vectors' },
  });
});

test('a fallback with other vectors does not answer either where the named model may not', () => {
  const far = embedder({ name: 'one', boundary: 'geography', fallbacks: ['other'] });
  const { order, refusal } = chosen([far, OTHER], { model: 'one' }, 'restricted');
  expect(order).toEqual([]);
  expect(refusal).toBeDefined();
});

test('a length of vectors that one of the models has is answered by that one', () => {
  expect(chosen([OTHER, ONE], { dimensions: 256 })).toMatchObject({
    order: ['one'],
    reasons: { other: 'refuses-setting' },
  });
});

test('a length of vectors that no model has is refused, with the lengths that there are', () => {
  const { refusal } = chosen([ONE], { dimensions: 300 });
  expect(refusal).toMatchObject({ code: 'invalid_value', param: 'dimensions' });
  expect(refusal?.message).toContain('one has vectors of 1024, 256 numbers, and no others');
});

test('a model whose lengths are not known takes no length of a request', () => {
  const unknown = embedder({ name: 'unknown', embedding: { vectors: 'x' } });
  expect(chosen([unknown], { dimensions: 1024 }).refusal).toMatchObject({ param: 'dimensions' });
  expect(chosen([unknown]).order).toEqual(['unknown']);
});

test('a text that is certainly too long is refused by its place', () => {
  const { refusal } = chosen([ONE], { texts: ['short', 'word '.repeat(20_000)] });
  expect(refusal).toMatchObject({ code: 'context_length_exceeded', param: 'input[1]' });
});

test('many texts that fit one by one are not too long together', () => {
  expect(chosen([ONE], { texts: Array(100).fill('word '.repeat(8_000)) }).order).toEqual(['one']);
});

test('characters beyond the basic plane count once', () => {
  const short = embedder({ name: 'short', embedding: { vectors: 'x', charactersPerText: 10 } });
  expect(chosen([short], { texts: ['🌍'.repeat(10)] }).order).toEqual(['short']);
  expect(chosen([short], { texts: ['🌍'.repeat(11)] }).order).toEqual([]);
});
