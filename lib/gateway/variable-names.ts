/**
 * The environment variables of our functions, except those of models. They contain deploy-time values only; everything
 * else is in the configuration beside the handler.
 */
export const AUDIT_STREAM_NAME = 'AUDIT_STREAM_NAME';
export const DIGEST_KEY_ID = 'DIGEST_KEY_ID';
export const API_KEYS_TABLE = 'API_KEYS_TABLE';
export const KEY_SET_BUCKET = 'KEY_SET_BUCKET';
export const RECORDS_BUCKET = 'RECORDS_BUCKET';
export const SIGNING_KEY_ARN = 'SIGNING_KEY_ARN';
