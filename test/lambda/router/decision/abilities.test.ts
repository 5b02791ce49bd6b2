import type { RouterModel } from '../../../../lambda/router/config/router-config';
import type { ChatRequest } from '../../../../lambda/router/contract/chat';
import { ABILITY_NAMES, type Ability } from '../../../../policy/ability';
import type { DataClass } from '../../../../policy/data-class';
import { askedChat, choiceFor } from '../support/choice';
import { LLAMA, MISTRAL, NOVA, QWEN, routerConfig } from '../support/router-config';
import { said } from '../support/said';

const without = (model: RouterModel, ...absent: Ability[]): RouterModel => ({
  ...model,
  abilities: ABILITY_NAMES.filter((ability) => !absent.includes(ability)),
});

const SCHEMA = { format: { type: 'json-schema', name: 'claim', schema: {}, strict: true } } as const;

function chosen(
  models: RouterModel[],
  request: Partial<ChatRequest>,
  model = 'auto',
  dataClass: DataClass = 'public',
) {
  const { order, refusal, candidates } = choiceFor(routerConfig({ models }), askedChat(model, request), {
    declared: [dataClass],
  });
  return {
    order: order.map(({ name }) => name),
    reasons: candidates.map(({ reason }) => reason),
    words: candidates.map(({ words }) => words),
    code: refusal?.code,
    param: refusal?.body.error.param,
    message: refusal?.message,
  };
}

test('auto passes over a model that lacks what the request needs, and says what', () => {
  const { order, reasons, words } = chosen([without(QWEN, 'json-schema'), LLAMA], SCHEMA);
  expect(order).toEqual(['llama']);
  expect(reasons).toEqual(['lacks-ability', 'within-ceiling']);
  expect(words[0]).toBe('qwen cannot hold its answer to a JSON schema');
});

test('a request that needs nothing reaches a model without any ability', () => {
  expect(chosen([without(QWEN, ...ABILITY_NAMES)], {}).order).toEqual(['qwen']);
});

test('a fallback that can answer does, where the named model cannot', () => {
  const models = [
    { ...without(QWEN, 'seed'), fallbacks: ['llama', 'mistral'] },
    without(LLAMA, 'seed'),
    MISTRAL,
  ];
  expect(chosen(models, { seed: 7 }, 'qwen').order).toEqual(['mistral']);
});

test('a named model that cannot is refused by the name of the field, with the models that can', () => {
  const refused = chosen([without(QWEN, 'json-schema'), LLAMA, MISTRAL], SCHEMA, 'qwen');
  expect(refused).toMatchObject({ order: [], code: 'model_lacks_ability', param: 'response_format' });
  expect(refused.message).toBe(
    'response_format: qwen cannot hold its answer to a JSON schema. Name a model that can: llama, mistral, auto; or leave it out.',
  );
});

test('I2: no model is advised that may not see the data', () => {
  const models = [without(QWEN, 'json-schema'), LLAMA, NOVA];
  expect(chosen(models, SCHEMA, 'qwen', 'confidential').message).toContain('can: llama, auto;');
});

test('I12: the advice where no model can is to leave the field out', () => {
  const models = [without(QWEN, 'logprobs'), without(LLAMA, 'logprobs')];
  const refused = chosen(models, { logprobs: 2 });
  expect(refused).toMatchObject({ code: 'model_lacks_ability', param: 'logprobs' });
  expect(refused.message).toContain('No other model that may see this request can; leave it out.');
});

test('auto is not advised where it would not choose the model', () => {
  const models = [without(QWEN, 'seed'), { ...LLAMA, auto: false }];
  expect(chosen(models, { seed: 7 }).message).toContain('Name a model that can: llama; or');
});

test('I2: the boundary comes first: a model beyond it is refused for that, whatever it can do', () => {
  const { reasons, code } = chosen([without(NOVA, 'seed')], { seed: 7 }, 'auto', 'confidential');
  expect(reasons).toEqual(['above-ceiling']);
  expect(code).toBe('class_not_served');
});

test('all that a model lacks is said at once', () => {
  const { words } = chosen([without(QWEN, 'seed', 'logprobs')], { seed: 7, logprobs: 1 });
  expect(words).toEqual(['qwen takes no seed and reports no probabilities of tokens']);
});

test('a model that is able and too small is told as too small', () => {
  const models = [without(QWEN, 'seed'), { ...LLAMA, contextTokens: 10 }];
  const { code } = chosen(models, { seed: 7, messages: [said('user', 'word '.repeat(100))] });
  expect(code).toBe('context_length_exceeded');
});
