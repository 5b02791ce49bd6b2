import type { aws_bedrock as bedrock } from 'aws-cdk-lib';

/** The strength of the content filters, as in a deployment file. */
export type FilterStrength = 'low' | 'medium' | 'high';

/**
 * The content filters of the guardrail, for prompts and answers at the chosen strength. `PROMPT_ATTACK` (instructions
 * hidden in a prompt) applies to prompts only.
 *
 * Tier CLASSIC processes text in the region and supports English, French and Spanish. STANDARD supports more languages
 * but sends text to other regions, beyond the boundary of a model that answers in the region.
 */
export function contentPolicy(strength: FilterStrength): bedrock.CfnGuardrail.ContentPolicyConfigProperty {
  const level = strength.toUpperCase();
  const bothWays = ['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'].map((type) => ({
    type,
    inputStrength: level,
    outputStrength: level,
  }));
  return {
    contentFiltersTierConfig: { tierName: 'CLASSIC' },
    filtersConfig: [...bothWays, { type: 'PROMPT_ATTACK', inputStrength: level, outputStrength: 'NONE' }],
  };
}

/** The guardrail masks AWS access keys in prompts and answers. */
export const CREDENTIALS_MASKED: bedrock.CfnGuardrail.SensitiveInformationPolicyConfigProperty = {
  piiEntitiesConfig: ['AWS_ACCESS_KEY', 'AWS_SECRET_KEY'].map((type) => ({ type, action: 'ANONYMIZE' })),
};
