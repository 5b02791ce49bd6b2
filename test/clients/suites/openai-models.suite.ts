import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { onEveryHost } from '../support/every-host.ts';
import { openAiOf } from '../support/openai-client.ts';

// openai: the list of models, and the card of each.

onEveryHost('the list has the model', async (setup) => {
  const ids = (await Array.fromAsync(openAiOf(setup).models.list())).map(({ id }) => id);
  assert.ok(ids.includes(setup.model));
  assert.ok(ids.includes('auto'));
});

onEveryHost('the card says what the model can do', async (setup) => {
  const card: object = await openAiOf(setup).models.retrieve(setup.model);
  assert.ok('task' in card && card.task === 'chat');
  assert.ok('context_tokens' in card && Number(card.context_tokens) > 0);
  assert.ok('abilities' in card && Array.isArray(card.abilities) && card.abilities.includes('tools'));
  assert.ok('data_classes' in card && Array.isArray(card.data_classes));
});

onEveryHost('a model that does not exist is not found', async (setup) => {
  await assert.rejects(openAiOf(setup).models.retrieve('gpt-none'), OpenAI.NotFoundError);
});
