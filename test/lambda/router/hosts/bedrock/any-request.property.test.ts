import * as fc from 'fast-check';
import { jsonOf } from '../../../../../lambda/json/json-text';
import type { ChatRequest } from '../../../../../lambda/router/contract/chat';
import { lacking } from '../../../../../lambda/router/decision/lacking';
import { needsOf } from '../../../../../lambda/router/decision/needs';
import { bedrockRequest } from '../../../../../lambda/router/hosts/bedrock/bedrock-request';
import { callForm } from '../../../../../lambda/router/hosts/bedrock/call-form';
import {
  bedrockAbilities,
  bedrockConverse,
  bedrockThinking,
  refusedSettings,
} from '../../../../../lib/config/facts/bedrock';
import { settingsError } from '../../../../../local/simulators/bedrock-settings';
import { modelError } from '../../../../../local/simulators/converse-model-rules';
import { readConverseBody } from '../../../../../local/simulators/converse-request';
import { anyRequest } from './any-request';

// Whatever a caller sends, the request that reaches a model is one that Converse takes. One that needs what a model lacks
// never reaches it.

/** One of each kind of model, as the facts know them. */
const MODELS = [
  'anthropic.claude-haiku-4-5-20251001-v1:0',
  'anthropic.claude-opus-4-1-20250805-v1:0',
  'anthropic.claude-opus-4-7',
  'anthropic.claude-fable-5',
  'anthropic.claude-sonnet-5',
  'amazon.nova-pro-v1:0',
  'amazon.nova-2-lite-v1:0',
  'mistral.mistral-large-3-675b-instruct',
  'mistral.pixtral-large-2502-v1:0',
  'meta.llama3-3-70b-instruct-v1:0',
  'deepseek.v3-v1:0',
  'deepseek.v3.2',
  'openai.gpt-oss-120b-1:0',
  'qwen.qwen3-32b-v1:0',
  'google.gemma-3-27b-it',
  'google.gemma-3-12b-it',
  'qwen.qwen3-vl-235b-a22b',
] as const;

function modelOf(id: string) {
  const facts = bedrockThinking(id);
  const converse = { ...bedrockConverse(id) };
  const thinking = facts && { ...facts, choice: 'caller' as const };
  return {
    name: id,
    abilities: [...bedrockAbilities(id)],
    maxOutputTokens: 4096,
    converse,
    thinking: thinking && JSON.parse(JSON.stringify(thinking)),
  };
}

function refusal(id: string, request: ChatRequest): string | undefined {
  const model = modelOf(id);
  if (lacking(model, needsOf({ request }))) return undefined;
  const form = callForm(request, model);
  const json = JSON.parse(jsonOf(bedrockRequest(request, model, 'decision-1', undefined, form)));
  const read = readConverseBody(json);
  if ('problem' in read) return read.problem;
  return settingsError(id, read.body) ?? modelError(id, read.body, form.streamed);
}

test.each(MODELS)('%s takes every request', (id) => {
  expect(refusedSettings(id)).toBeDefined();
  fc.assert(
    fc.property(anyRequest, (request) => {
      expect(refusal(id, request)).toBeUndefined();
    }),
    { numRuns: 150 },
  );
});
