import { check } from './check';

/** A guardrail stands beside Bedrock's models, and only there: it is where it is applied. */
export const guardrailMatchesModels = check(['models', 'guardrail'], ({ models, guardrail }) => {
  const hasBedrock = models.some(({ host }) => host === 'bedrock');
  if (hasBedrock === (guardrail !== undefined)) return [];
  return [
    hasBedrock
      ? {
          path: 'guardrail',
          got: undefined,
          allowed: 'a guardrail for the models on Bedrock, or the reason there is none',
          fix: "add guardrail: { contentFilters: 'medium' }, or guardrail: { none: '…why…' }",
        }
      : {
          path: 'guardrail',
          got: guardrail,
          allowed: 'nothing: no model of this deployment is on Bedrock',
          fix: 'remove it',
        },
  ];
});
