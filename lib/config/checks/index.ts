import type { Check } from './check';

/** Every rule over a deployment's values together, in the order their problems are told. */
export const CHECKS: readonly Check[] = [];
