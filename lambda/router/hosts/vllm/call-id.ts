/**
 * The id of one of several calls for the same request. vLLM takes its own id of a request from this header, and refuses
 * one that is still running (vllm-project/vllm issue 10583 and pull request 11036, read 2026-11-26).
 *
 * @param place the place of the call among them, counted from 0
 */
export const callId = (decisionId: string, place = 0): string =>
  place === 0 ? decisionId : `${decisionId}-${place}`;
