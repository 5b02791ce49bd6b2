import { isGuarded } from '../../hosts/schemas';
import { check } from './check';

/**
 * Models on Bedrock come with a guardrail, or with the reason there is none. Without such a model the line means
 * nothing and may stay, so that a deployment becomes sealed by taking models off its list and nothing else.
 */
export const bedrockHasGuardrail = check(['models', 'guardrail'], ({ models, guardrail }) => {
  if (guardrail !== undefined || !models.some(({ host }) => isGuarded(host))) return [];
  return [
    {
      path: 'guardrail',
      got: undefined,
      allowed: 'a guardrail for the models on Bedrock, or the reason there is none',
      fix: "add guardrail: { contentFilters: 'medium' }, or guardrail: { none: '…why…' }",
    },
  ];
});
