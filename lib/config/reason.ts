import { z } from 'zod';
import { FEWEST_TELLING_WORDS, FEWEST_WORDS, whyNoSentence } from './sentence';
import { unwritten } from './unwritten';

const LONGEST = 1000;

/** A reason that an auditor reads: a sentence, not only the length of one, and not the promise of one. */
export const reason = (shortest: number) =>
  z
    .string(words(shortest))
    .max(LONGEST)
    .superRefine((text, { addIssue }) => {
      const why = whyNoReason(text, shortest);
      if (why === undefined) return;
      const fix = 'write why this is acceptable here, and what covers the risk instead';
      addIssue({ code: 'custom', message: `${words(shortest)}; ${why}`, params: { fix } });
    });

const words = (shortest: number) =>
  `a reason an auditor can read: a sentence of ${shortest} characters or more, with ${FEWEST_WORDS} different words or more, ${FEWEST_TELLING_WORDS} of which say something`;

/** Why a text is no reason, in words; `undefined` if it may be one. */
export function whyNoReason(text: string, shortest: number): string | undefined {
  const found = unwritten(text);
  if (found !== undefined)
    return `${JSON.stringify(found)} says that it is still to be written (a sentence about this word has it in quotes)`;
  const { length } = text.trim();
  if (length < shortest) return `this text has ${length} characters`;
  return whyNoSentence(text);
}
