/** An entry of OpenAI's `logprobs.content`, as far as the older form has it. */
interface Entry {
  readonly token?: unknown;
  readonly logprob?: unknown;
  readonly top_logprobs?: readonly { readonly token?: unknown; readonly logprob?: unknown }[];
}

/**
 * The `logprobs` of OpenAI's older completions, from entries of the newer form; `null` where there are none.
 *
 * @param offset how many characters of the answer come before the first token
 */
export function legacyLogprobs(content: readonly unknown[], offset: number): object | null {
  if (content.length === 0) return null;
  const entries = content as readonly Entry[];
  const tokens = entries.map(({ token }) => String(token ?? ''));
  let at = offset;
  const starts = tokens.map((token) => {
    const start = at;
    at += token.length;
    return start;
  });
  return {
    tokens,
    token_logprobs: entries.map(({ logprob }) => logprob ?? null),
    top_logprobs: entries.map(({ top_logprobs = [] }) =>
      Object.fromEntries(top_logprobs.map(({ token, logprob }) => [String(token), logprob])),
    ),
    text_offset: starts,
  };
}
