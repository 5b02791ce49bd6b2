/**
 * Whether a fallback may answer in place of the model that a request names. `marked`: it may, and a header names the
 * model that was asked for. `never`: a named model answers, or no model does.
 */
export const SUBSTITUTIONS = ['marked', 'never'] as const;
