/**
 * The fields of vLLM's own that a deployment may let callers send, and what each does. Never among them: what the
 * router sets itself (`model`, `messages`, `stream`, `cache_salt`), what asks for several answers (`n`), what returns or
 * cuts the prompt (`prompt_logprobs`, `echo`, `truncate_prompt_tokens`), and what names other requests (`priority`).
 * lib/config/facts/vllm-extras.json has source, date and versions.
 */
export const EXTRAS = {
  top_k: 'draws each token from this many of the most likely ones',
  min_p: 'draws no token less likely than this share of the most likely one',
  repetition_penalty: 'makes tokens of the prompt and the answer less likely to come again',
  min_tokens: 'ends no answer before this many tokens',
  stop_token_ids: 'ends the answer at one of these tokens',
  bad_words: 'writes none of these words',
  allowed_token_ids: 'writes these tokens only',
  logit_bias: 'makes tokens more or less likely, each by its id',
  ignore_eos: 'goes on after the token with which the model ends, up to the limit of the answer',
  skip_special_tokens: 'leaves the special tokens of the model in the answer, if it is false',
  spaces_between_special_tokens: 'writes no spaces between special tokens, if it is false',
  structured_outputs: 'holds the answer to a JSON schema, a regular expression, a choice or a grammar',
  guided_json: 'holds the answer to a JSON schema; the older name of structured_outputs.json',
  guided_regex: 'holds the answer to a regular expression; the older name of structured_outputs.regex',
  guided_choice: 'holds the answer to one of these texts; the older name of structured_outputs.choice',
  guided_grammar: 'holds the answer to a grammar; the older name of structured_outputs.grammar',
  chat_template_kwargs: 'sets arguments of the chat template of the weights',
} as const satisfies Readonly<Record<string, string>>;

export type Extra = keyof typeof EXTRAS;

export const EXTRA_NAMES = Object.keys(EXTRAS) as readonly Extra[];

/** The fields that hold an answer to a form: a request has one of them at most, and no `response_format` beside it. */
export const FORM_EXTRAS = [
  'structured_outputs',
  'guided_json',
  'guided_regex',
  'guided_choice',
  'guided_grammar',
] as const satisfies readonly Extra[];
