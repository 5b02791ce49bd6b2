import prompts from '../../../test/fixtures/pii/clean-prompts.json';

/** A prompt of this many characters: ordinary questions without a sensitive value, in order. */
export function promptOf(length: number): string {
  let text = '';
  for (let index = 0; text.length < length; index++) text += `${prompts[index % prompts.length]}\n\n`;
  return text.slice(0, length);
}
