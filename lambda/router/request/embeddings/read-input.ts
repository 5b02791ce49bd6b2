import { MOST } from '../bounds';
import { kindOf } from '../fields';
import type { Problems } from '../problems';

/** The texts of a request, and the path of each. */
export interface Input {
  readonly texts: readonly string[];
  readonly at: (index: number) => string;
}

/**
 * Reads the texts to embed: one string, or a list of up to 2,048. Refuses lists of tokens: each model has a tokenizer of
 * its own, and the detector cannot read tokens.
 */
export function readInput(value: unknown, problems: Problems): Input {
  const isList = Array.isArray(value);
  const at = (index: number) => (isList ? `input[${index}]` : 'input');
  const items: readonly unknown[] = isList ? value : [value];
  if (value === undefined || (!isList && typeof value !== 'string')) {
    problems.add('invalid_type', 'input', `must be a string or an array of strings, not ${kindOf(value)}`);
  } else if (items.length === 0) {
    problems.add('invalid_value', 'input', 'must have at least one text');
  } else if (isList && items.some(isTokens)) {
    problems.add('unsupported_field', 'input', TOKENS);
  } else if (items.length > MOST.texts) {
    const words = `must have at most ${MOST.texts} texts, not ${items.length}; send them in several requests`;
    problems.add('invalid_value', 'input', words);
  } else {
    items.forEach((item, index) => {
      if (typeof item !== 'string')
        problems.add('invalid_type', at(index), `must be a string, not ${kindOf(item)}`);
      else if (item === '') problems.add('invalid_value', at(index), 'must not be empty');
    });
  }
  return { texts: items.filter((item) => typeof item === 'string'), at };
}

/** A token, or a list of tokens, as clients send them that run OpenAI's tokenizer. */
const isTokens = (item: unknown): boolean =>
  typeof item === 'number' || (Array.isArray(item) && item.some((token) => typeof token === 'number'));

/** LangChain's name for the option in Python; LangChain.js always sends texts. */
const TOKENS =
  'tokens are not supported, because each model has a tokenizer of its own; send texts (LangChain for Python: check_embedding_ctx_length=False)';
