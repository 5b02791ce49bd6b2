/**
 * The value of vLLM's `--override-generation-config` that ends every answer after this many tokens, also where a
 * request sets no limit; such a request then gets the room its prompt leaves in the context, up to this ceiling.
 * "If max_new_tokens is specified in generation config, then it sets a server-wide limit on the number of output
 * tokens for all requests" (vLLM, engine arguments, 2026-11-25).
 */
export const answerCeiling = (maxOutputTokens: number): string =>
  JSON.stringify({ max_new_tokens: maxOutputTokens });
