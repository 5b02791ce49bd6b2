import { BEDROCK_MODEL_IDS, refusedSettings } from '../../lib/config/facts/bedrock';
import type { ConverseBody } from './converse-request';
import { modelRefusal } from './model-refusal';

/**
 * What Bedrock says of settings that a model refuses; `undefined` where it takes them. Words: cline/cline issue 10572,
 * aws-samples/bedrock-chat pull request 979, crewAIInc/crewAI issue 3317, looked up 2026-11-26.
 */
export function settingsError(model: string, body: ConverseBody) {
  const { inferenceConfig = {}, guardrailConfig } = body;
  const { temperature, topP, stopSequences } = inferenceConfig;
  const refused = refusedSettings(foundationModel(model));
  if (refused.includes('temperature') && temperature !== undefined) {
    return modelRefusal('`temperature` is deprecated for this model.');
  }
  if (refused.includes('top_p') && topP !== undefined)
    return modelRefusal('`top_p` is deprecated for this model.');
  if (refused.includes('temperature with top_p') && temperature !== undefined && topP !== undefined) {
    return modelRefusal(
      '`temperature` and `top_p` cannot both be specified for this model. Please use only one.',
    );
  }
  if (refused.includes('stop') && stopSequences) {
    return "This model doesn't support the stopSequences field. Remove stopSequences and try again.";
  }
  return refused.includes('guardrail') && guardrailConfig
    ? modelRefusal('this model does not support guardrails.')
    : fieldsError(foundationModel(model), body);
}

/**
 * What Bedrock says of fields of its own that a model does not take, in the words of Anthropic's API
 * (platform.claude.com, Extended thinking, read 2026-11-26; quarkiverse/quarkus-langchain4j issue 1812); for the others, in words of its own.
 */
function fieldsError(model: string, body: ConverseBody): string | undefined {
  const { additionalModelRequestFields: fields, inferenceConfig = {} } = body;
  if (!fields) return undefined;
  const unknown = Object.keys(fields).find((name) => TAKES[name]?.test(model) === false);
  if (unknown) return modelRefusal(`extraneous key [${unknown}] is not permitted`);
  const { thinking, top_k: topK } = fields;
  if (topK !== undefined && !DRAWS_FROM_K.test(model)) {
    return modelRefusal('`top_k` is deprecated for this model.');
  }
  if (!thinking) return undefined;
  if (thinking.type !== 'adaptive' && /claude-opus-4-[78]/.test(model)) {
    return modelRefusal(
      `"thinking.type.${thinking.type}" is not supported for this model. Use "thinking.type.adaptive".`,
    );
  }
  if (thinking.type === 'adaptive' && !/claude-(opus|sonnet)-4-[678]/.test(model)) {
    return modelRefusal('adaptive thinking is not supported on this model');
  }
  if (thinking.type === 'disabled') return undefined;
  if (topK !== undefined) return modelRefusal('`top_k` must be unset when thinking is enabled.');
  const { temperature = 1, topP = 1, maxTokens } = inferenceConfig;
  if (temperature !== 1)
    return modelRefusal('`temperature` may only be set to 1 when thinking is enabled or in adaptive mode.');
  if (topP < 0.95)
    return modelRefusal('`top_p` must be greater than or equal to 0.95 when thinking is enabled.');
  return 'budget_tokens' in thinking && maxTokens !== undefined && maxTokens <= thinking.budget_tokens
    ? modelRefusal('`max_tokens` must be greater than `thinking.budget_tokens`.')
    : undefined;
}

/** The models that take a field. */
const TAKES: Readonly<Record<string, RegExp>> = {
  thinking: /^anthropic\.claude-/,
  reasoningConfig: /^amazon\.nova-2-/,
  reasoning_effort: /^openai\.gpt-oss-/,
  top_k: /^anthropic\.claude-/,
  inferenceConfig: /^amazon\.nova-(lite|micro|pro)-/,
};

/** Claude before Opus 4.7: later ones refuse top_k, as they refuse temperature. */
const DRAWS_FROM_K = /claude-(haiku-4-5|sonnet-4-[56]|opus-4-[156])/;

/** The id of a model without the scope of its inference profile: `eu.`, `global.`, `us-gov.`. */
export const foundationModel = (id: string): string =>
  BEDROCK_MODEL_IDS.includes(id) ? id : id.replace(/^[a-z-]+\.(?=[a-z0-9-]+\.)/, '');
