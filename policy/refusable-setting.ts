/**
 * What a model may refuse in a request, by OpenAI's name. `temperature with top_p`: it takes either of them alone.
 * `guardrail`: it answers only without the guardrail of the deployment.
 */
export const REFUSABLE_SETTINGS = [
  'temperature',
  'top_p',
  'temperature with top_p',
  'top_k',
  'stop',
  'guardrail',
] as const;

export type RefusableSetting = (typeof REFUSABLE_SETTINGS)[number];
