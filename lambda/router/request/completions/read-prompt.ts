import { type Fields, kindOf } from '../fields';
import type { Problems } from '../problems';

/** Reads the text that the model is to continue: a string, or an array of one. Empty, with a problem, where there is none. */
export function readPrompt(fields: Fields, problems: Problems): string {
  const value = fields.take('prompt');
  const prompts: readonly unknown[] = Array.isArray(value) ? value : [value];
  const [first] = prompts;
  if (first === undefined || !prompts.every((prompt) => typeof prompt === 'string')) {
    if (prompts.some(isTokens)) problems.add('unsupported_field', 'prompt', NO_TOKENS);
    else problems.add('invalid_type', 'prompt', `must be a string, not ${kindOf(value)}`);
    return '';
  }
  if (prompts.length > 1) problems.add('unsupported_field', 'prompt', ONE_PROMPT);
  if (first === '') problems.add('invalid_value', 'prompt', 'must not be empty');
  return String(first);
}

/** Ids of tokens, for one prompt or for several. */
const isTokens = (prompt: unknown): boolean => typeof prompt === 'number' || Array.isArray(prompt);

const NO_TOKENS =
  'must be text: each model has a tokenizer of its own, and the detector reads no tokens; send the text';
const ONE_PROMPT =
  'must be one text; send each prompt in a request of its own, which is batch_size=1 in LangChain (batchSize: 1 in JavaScript)';
