import type { RouterConfig, RouterModel } from '../../../../lambda/router/config/router-config';
import type { DataClass } from '../../../../policy/data-class';
import { askedChat, choiceFor } from '../support/choice';
import {
  LIMITED_SESSION,
  LLAMA,
  MISTRAL,
  NOVA,
  QWEN,
  routerConfig,
  SESSION,
  sealedConfig,
} from '../support/router-config';

function chosen(
  model: string,
  dataClass: DataClass,
  config: RouterConfig = routerConfig(),
  principal = SESSION,
  maxTokens?: number,
) {
  const { order, refusal, candidates } = choiceFor(config, askedChat(model, { maxTokens }), {
    principal,
    declared: [dataClass],
  });
  return { order: order.map(({ name }) => name), code: refusal?.code, message: refusal?.message, candidates };
}

test('auto tries every model within the ceiling, in the order of the deployment', () => {
  expect(chosen('auto', 'internal').order).toEqual(['qwen', 'llama', 'mistral', 'nova']);
  expect(chosen('auto', 'confidential').order).toEqual(['qwen', 'llama', 'mistral']);
});

test('the record lists every model considered with its reason, refused ones included', () => {
  expect(chosen('auto', 'confidential').candidates).toContainEqual({
    model: 'nova',
    boundary: 'geography',
    kept: false,
    reason: 'above-ceiling',
    words: 'confidential data may travel no further than region; nova answers at boundary geography',
  });
});

test('a model that is named is tried alone, then its declared fallbacks that are within the ceiling', () => {
  expect(chosen('qwen', 'internal').order).toEqual(['qwen']);
  const config = routerConfig({ models: [{ ...QWEN, fallbacks: ['nova', 'llama'] }, LLAMA, MISTRAL, NOVA] });
  expect(chosen('qwen', 'internal', config).order).toEqual(['qwen', 'nova', 'llama']);
  expect(chosen('qwen', 'confidential', config).order).toEqual(['qwen', 'llama']);
});

test('a named model above the ceiling is refused, and the message says how far the data may travel', () => {
  const { code, message } = chosen('nova', 'confidential');
  expect(code).toBe('class_not_served');
  expect(message).toContain('confidential data may travel no further than region');
});

test.each([
  ['auto', 'Send it without'],
  ['nova', 'Name another model, or auto, or send it without'],
])('I12: the advice to a caller that names %s is one it can follow', (model, advice) => {
  const config = routerConfig({ models: [NOVA] });
  expect(chosen(model, 'confidential', config).message).toContain(`. ${advice}`);
});

test('restricted data on the open lane is sent to the sealed lane', () => {
  expect(chosen('auto', 'restricted')).toMatchObject({ code: 'use_sealed_lane', order: [] });
});

test('I2: the sealed lane keeps models inside the account only, whatever is named', () => {
  const config = sealedConfig();
  expect(chosen('auto', 'restricted', config).order).toEqual(['qwen', 'llama']);
  expect(chosen('auto', 'public', config).order).toEqual(['qwen', 'llama']);
  expect(chosen('mistral', 'public', config)).toMatchObject({ code: 'model_not_on_lane', order: [] });
});

test.each([
  'gpt-4o',
  '',
  'QWEN',
  'qwen ',
  '../qwen',
  '__proto__',
  'arn:aws:bedrock:eu-west-1::foundation-model/x',
])('the model name "%s" is not found', (model) => {
  expect(chosen(model, 'public').code).toBe('model_not_found');
});

test('a caller gets the models it was given and no others, fallbacks included', () => {
  expect(chosen('auto', 'internal', routerConfig(), LIMITED_SESSION).order).toEqual(['qwen']);
  expect(chosen('llama', 'internal', routerConfig(), LIMITED_SESSION).code).toBe('model_not_allowed');
  const config = routerConfig({ models: [QWEN, { ...LLAMA, fallbacks: ['qwen'] }] });
  expect(chosen('llama', 'internal', config, LIMITED_SESSION).code).toBe('model_not_allowed');
});

test.each([1_024, 1_025, 1e12])('a limit of %d tokens passes over no model that gives fewer', (limit) => {
  expect(chosen('auto', 'public', routerConfig(), SESSION, limit).order).toEqual(
    chosen('auto', 'public').order,
  );
});

describe('a model of another task than the endpoint needs', () => {
  const EMBEDDER: RouterModel = { ...QWEN, name: 'embedder', task: 'embedding', fallbacks: ['llama'] };
  const config = routerConfig({ models: [EMBEDDER, LLAMA] });

  test('is not among those that auto tries', () => {
    expect(chosen('auto', 'public', config).order).toEqual(['llama']);
  });

  test('is told as considered, with its reason', () => {
    expect(chosen('auto', 'public', config).candidates[0]).toMatchObject({
      model: 'embedder',
      kept: false,
      reason: 'other-task',
      words: 'embedder is for embedding; this endpoint needs a model for chat',
    });
  });

  test('is refused by name, and none of its fallbacks answers in its place', () => {
    const { order, code, message } = chosen('embedder', 'public', config);
    expect([order, code]).toEqual([[], 'model_not_for_endpoint']);
    expect(message).toContain('embedder is for embedding');
  });

  test('is no fallback', () => {
    const fallbacks = routerConfig({ models: [{ ...LLAMA, fallbacks: ['embedder'] }, EMBEDDER] });
    expect(chosen('llama', 'public', fallbacks).order).toEqual(['llama']);
  });

  test('is refused as not allowed where the caller may not use it', () => {
    const limited = routerConfig({ models: [EMBEDDER, QWEN] });
    expect(chosen('embedder', 'public', limited, LIMITED_SESSION).code).toBe('model_not_allowed');
  });
});
