import { z } from 'zod';

/** What to do about a text of another form. A function may propose a text that is made of the one given. */
type NextStep = string | ((text: string) => string);

/**
 * Text of a given form.
 *
 * @param words describe it in the error for a missing or malformed value.
 * @param next the next step in the error for a malformed text.
 * @param longest in characters. What has a form of its own length has it in its form as well.
 */
export const textLike = (words: string, form: RegExp, next: NextStep, longest = 256) =>
  textThat(words, (text) => form.test(text), next, longest);

/**
 * Text of a given form, with a proposal in the error for a malformed text if a small change gives it that form.
 *
 * @param corrected the text after that change.
 * @param next the next step if the change does not give it the form.
 */
export const correctableText = (
  words: string,
  form: RegExp,
  corrected: (text: string) => string,
  next: string,
) => textLike(words, form, (text) => orElse(corrected(text), form, next));

/** Text for which a test holds. */
export const textThat = (words: string, holds: (text: string) => boolean, next: NextStep, longest = 256) =>
  z
    .string(words)
    .max(longest)
    .superRefine((text, { addIssue }) => {
      if (text.length > longest || holds(text)) return;
      const fix = typeof next === 'string' ? next : next(text);
      addIssue({ code: 'custom', message: words, params: { fix } });
    });

/** The text in the form it should have, if a small change gives it that form; otherwise the words. */
export function orElse(proposal: string, form: RegExp, words: string): string {
  return form.test(proposal) ? `write ${JSON.stringify(proposal)}` : words;
}
