import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import OpenAI from 'openai';
import { lanes } from '../support/every-host.ts';

// openai: embeddings, of each model that has the task.

for (const { lane, setup } of lanes()) {
  const { baseURL, apiKey, fetch } = setup;
  const client = new OpenAI({ baseURL, apiKey, fetch, maxRetries: 0 });
  const cards: readonly object[] = await Array.fromAsync(client.models.list());
  const models = cards.flatMap((card) =>
    'id' in card && 'task' in card && card.task === 'embedding' ? [String(card.id)] : [],
  );

  describe(`embeddings, ${lane}`, () => {
    test('a model of the lane embeds', () => assert.notEqual(models.length, 0));

    for (const model of models) {
      test(`${model} answers each text with one vector, in its order`, async () => {
        const { data, usage } = await client.embeddings.create({ model, input: ['Rain', 'Sun', 'Rain'] });
        const [first, second, third] = data.map(({ embedding }) => embedding);
        assert.deepEqual(
          data.map(({ index }) => index),
          [0, 1, 2],
        );
        assert.deepEqual(first, third);
        assert.notDeepEqual(first, second);
        assert.ok(usage.prompt_tokens > 0);
      });

      test(`${model} gives the same vector as base64 and as numbers`, async () => {
        const input = 'Rain';
        const plain = await client.embeddings.create({ model, input, encoding_format: 'float' });
        const packed = await client.embeddings.create({ model, input });
        const numbers = plain.data[0]?.embedding ?? [];
        assert.deepEqual(packed.data[0]?.embedding, [...new Float32Array(numbers)]);
      });
    }
  });
}
