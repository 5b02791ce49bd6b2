/**
 * What clients and gateways add to the body of a request for themselves, whatever the dialect. None of it can change an
 * answer: a header names what is left out.
 */
export const HARMLESS_FIELDS: readonly string[] = [
  ...['client_metadata', 'session_id', 'trace_id', 'request_id', 'tags'],
  ...['timeout', 'num_retries', 'max_retries', 'caching', 'usage'],
];
