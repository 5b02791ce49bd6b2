import type { aws_bedrock as bedrock } from 'aws-cdk-lib';

/** How readily the content filters block, as a deployment says it. */
export type FilterStrength = 'low' | 'medium' | 'high';

/**
 * What the guardrail looks for. Both directions at the chosen strength; instructions hidden in a prompt
 * (`PROMPT_ATTACK`) exist in prompts only.
 *
 * Tier CLASSIC: it stays in the region and understands English, French and Spanish. STANDARD understands more
 * languages and sends text to other regions to do so, which would break the boundary of a model that does not.
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

/** Access keys are masked wherever they appear: nobody means to send one to a model or to be sent one. */
export const CREDENTIALS_MASKED: bedrock.CfnGuardrail.SensitiveInformationPolicyConfigProperty = {
  piiEntitiesConfig: ['AWS_ACCESS_KEY', 'AWS_SECRET_KEY'].map((type) => ({ type, action: 'ANONYMIZE' })),
};
