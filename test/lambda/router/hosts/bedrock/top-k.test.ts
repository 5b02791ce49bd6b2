import { bedrockRequest } from '../../../../../lambda/router/hosts/bedrock/bedrock-request';
import { callForm } from '../../../../../lambda/router/hosts/bedrock/call-form';
import type { ConverseTraits } from '../../../../../lambda/router/hosts/bedrock/schema';
import {
  BEDROCK_MODEL_IDS,
  bedrockAbilities,
  bedrockConverse,
} from '../../../../../lib/config/facts/bedrock';
import { settingsError } from '../../../../../local/simulators/bedrock-settings';
import { readConverseBody } from '../../../../../local/simulators/converse-request';

const CLAUDE: ConverseTraits = { topK: { field: 'top_k', most: 500 } };
const NOVA: ConverseTraits = { topK: { field: 'inferenceConfig.topK', most: 128 } };

function bodyOf(converse: ConverseTraits, extras?: object) {
  const request = {
    messages: [{ role: 'user' as const, parts: [{ type: 'text' as const, text: 'Hi' }] }],
    ...(extras && { extras: { ...extras } }),
  };
  const form = callForm(request, { converse });
  return JSON.parse(JSON.stringify(bedrockRequest(request, undefined, 'id', undefined, form)));
}

test.each([
  ['Claude', CLAUDE, 5, { top_k: 5 }],
  ['Claude, above its range', CLAUDE, 900, { top_k: 500 }],
  ['Nova', NOVA, 5, { inferenceConfig: { topK: 5 } }],
  ['Nova, above its range', NOVA, 900, { inferenceConfig: { topK: 128 } }],
])('%s gets top_k among its own fields', (_who, traits, sent, fields) => {
  const body = bodyOf(traits, { top_k: sent });
  expect(body.additionalModelRequestFields).toEqual(fields);
  expect(readConverseBody(body)).toHaveProperty('body');
});

test.each([
  ['without top_k', CLAUDE, undefined],
  ['to a model without it', {}, { top_k: 5 }],
])('a request %s has no such fields', (_what, traits, extras) => {
  expect(bodyOf(traits, extras)).not.toHaveProperty('additionalModelRequestFields');
});

const WITH = BEDROCK_MODEL_IDS.filter((id) => bedrockAbilities(id).includes('top-k'));

test('some models of Bedrock take top_k, and some do not', () => {
  expect(WITH.length).toBeGreaterThan(0);
  expect(WITH.length).toBeLessThan(BEDROCK_MODEL_IDS.length);
});

test.each(WITH)('the facts and the simulated %s agree on its top_k and its range', (id) => {
  const { topK } = bedrockConverse(id);
  const body = bodyOf({ topK }, { top_k: 100_000 });
  expect(settingsError(id, body)).toBeUndefined();
  expect(readConverseBody(body)).toHaveProperty('body');
});
