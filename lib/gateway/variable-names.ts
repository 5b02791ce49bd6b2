/**
 * The environment variables of our functions, those of models aside. They hold what is known at deploy time only; everything else
 * stands in the configuration beside the handler.
 */
export const AUDIT_STREAM_NAME = 'AUDIT_STREAM_NAME';
export const DIGEST_KEY_ID = 'DIGEST_KEY_ID';
export const API_KEYS_TABLE = 'API_KEYS_TABLE';
export const KEY_SET_BUCKET = 'KEY_SET_BUCKET';
