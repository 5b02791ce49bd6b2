import { refusedSettings } from '../../lib/config/facts/bedrock';
import type { ConverseBody } from './converse-request';

/**
 * What Bedrock says of settings that a model refuses; `undefined` where it takes them. Words: cline/cline issue 10572,
 * aws-samples/bedrock-chat pull request 979, crewAIInc/crewAI issue 3317, looked up 2026-11-26.
 */
export function settingsError(model: string, { inferenceConfig = {}, guardrailConfig }: ConverseBody) {
  const { temperature, topP, stopSequences } = inferenceConfig;
  const refused = refusedSettings(foundationModel(model));
  const said = 'The model returned the following errors: ';
  if (refused.includes('temperature') && temperature !== undefined) {
    return `${said}\`temperature\` is deprecated for this model.`;
  }
  if (refused.includes('top_p') && topP !== undefined)
    return `${said}\`top_p\` is deprecated for this model.`;
  if (refused.includes('temperature with top_p') && temperature !== undefined && topP !== undefined) {
    return `${said}\`temperature\` and \`top_p\` cannot both be specified for this model. Please use only one.`;
  }
  if (refused.includes('stop') && stopSequences) {
    return "This model doesn't support the stopSequences field. Remove stopSequences and try again.";
  }
  return refused.includes('guardrail') && guardrailConfig
    ? `${said}this model does not support guardrails.`
    : undefined;
}

/** The id of a model without the scope of its inference profile: `eu.`, `global.`, `us-gov.`. */
const foundationModel = (id: string): string => id.replace(/^[a-z-]+\.(?=[a-z0-9-]+\.)/, '');
