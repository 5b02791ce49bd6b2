import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { onEveryEmbedder } from '../support/every-host.ts';
import { openAiOf } from '../support/openai-client.ts';

// openai: embeddings.

onEveryEmbedder('each text has one vector, in its order', async (setup) => {
  const { data, usage } = await openAiOf(setup).embeddings.create({
    model: setup.model,
    input: ['Rain', 'Sun', 'Rain'],
  });
  const [first, second, third] = data.map(({ embedding }) => embedding);
  assert.deepEqual(
    data.map(({ index }) => index),
    [0, 1, 2],
  );
  assert.deepEqual(first, third);
  assert.notDeepEqual(first, second);
  assert.ok(usage.prompt_tokens > 0);
});

onEveryEmbedder('the same vector comes as base64 and as numbers', async (setup) => {
  const { model } = setup;
  const { embeddings } = openAiOf(setup);
  const plain = await embeddings.create({ model, input: 'Rain', encoding_format: 'float' });
  const packed = await embeddings.create({ model, input: 'Rain' });
  const numbers = plain.data[0]?.embedding ?? [];
  assert.deepEqual(packed.data[0]?.embedding, [...new Float32Array(numbers)]);
});

onEveryEmbedder('more texts than one call of a host takes come back in their order', async (setup) => {
  const input = Array.from({ length: 130 }, (_, index) => `text ${index % 65}`);
  const { data } = await openAiOf(setup).embeddings.create({ model: setup.model, input });
  assert.equal(data.length, 130);
  assert.deepEqual(data[3]?.embedding, data[68]?.embedding);
  assert.notDeepEqual(data[3]?.embedding, data[4]?.embedding);
});

onEveryEmbedder(
  'a length that the model lacks is refused, and each that the refusal lists is taken',
  async (setup) => {
    const { model } = setup;
    const { embeddings } = openAiOf(setup);
    const refusal: unknown = await embeddings
      .create({ model, input: 'Rain', dimensions: 7 })
      .catch((error) => error);
    assert.ok(refusal instanceof OpenAI.BadRequestError);
    assert.equal(refusal.param, 'dimensions');
    const [, list = ''] = /has vectors of ([\d, ]+) numbers/.exec(refusal.message) ?? [];
    assert.notEqual(list, '');
    for (const dimensions of list.split(', ').map(Number)) {
      const { data } = await embeddings.create({ model, input: 'Rain', dimensions });
      assert.equal(data[0]?.embedding.length, dimensions);
    }
  },
);

onEveryEmbedder('a model that embeds does not chat, and says so by name', async (setup) => {
  const asked = openAiOf(setup).chat.completions.create({
    model: setup.model,
    messages: [{ role: 'user', content: 'Hello' }],
  });
  await assert.rejects(
    asked,
    (error) => error instanceof OpenAI.BadRequestError && error.code === 'model_not_for_endpoint',
  );
});
