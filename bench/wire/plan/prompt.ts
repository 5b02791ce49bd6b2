import prompts from '../../../test/fixtures/pii/clean-prompts.json';

/** `ascii`: JavaScript keeps the text in one byte a character. `wide`: some characters need two, and so all take two. */
export type PromptKind = 'ascii' | 'wide';

/** A prompt of this many characters: ordinary questions without a sensitive value, in order. */
export function promptOf(length: number, kind: PromptKind): string {
  const used = kind === 'ascii' ? prompts.filter((prompt) => !/[^\x20-\x7e\n]/.test(prompt)) : prompts;
  let text = '';
  for (let index = 0; text.length < length; index++) text += `${used[index % used.length]}\n\n`;
  return text.slice(0, length);
}
