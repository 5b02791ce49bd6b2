/**
 * The environment variables of our functions. They hold what is known at deploy time only; everything else
 * stands in the configuration beside the handler.
 */
export const AUDIT_STREAM_NAME = 'AUDIT_STREAM_NAME';
export const DIGEST_KEY_ID = 'DIGEST_KEY_ID';
export const GUARDRAIL_ID = 'GUARDRAIL_ID';
export const GUARDRAIL_VERSION = 'GUARDRAIL_VERSION';
export const API_KEYS_TABLE = 'API_KEYS_TABLE';
export const KEY_SET_BUCKET = 'KEY_SET_BUCKET';

/** Holds the base URL of a `vllm` model. */
export const baseUrlVariable = (model: string) => `MODEL_${inCapitals(model)}_BASE_URL`;

/** Holds the endpoint name of a `sagemaker` model. */
export const endpointNameVariable = (model: string) => `MODEL_${inCapitals(model)}_ENDPOINT`;

const inCapitals = (model: string) => model.toUpperCase().replaceAll('-', '_');
