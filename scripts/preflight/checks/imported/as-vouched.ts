import type { Vouched } from '../../../../lib/config/imports/vouched';
import type { Missing } from '../../../account/missing';
import type { Answered } from '../../answer';

/**
 * What is wrong with an imported thing, all at once.
 *
 * @param problems each a sentence without a full stop. None: it is as its owner says
 * @param look the commands that show the thing as it is
 */
export function asVouched(
  of: Vouched,
  problems: readonly string[],
  ...look: readonly string[]
): Answered | undefined {
  if (problems.length === 0) return undefined;
  return {
    words: [
      `The ${of.thing} ${of.id} is not as ${of.path} says:`,
      ...problems.map((problem) => `  ${problem}`),
      `Correct the file, or ask ${of.by.name} to correct what is there. Nothing was changed.`,
    ].join('\n'),
    commands: look,
  };
}

/** The thing is not where the file says. */
export const notThere = (of: Vouched, region: string, ...look: readonly string[]): Missing => ({
  words: `This account has no ${of.thing} ${of.id} in ${region}: it was deleted, or it belongs to another account or region. Ask ${of.by.name}, and correct ${of.path}.`,
  commands: look,
});

/** Texts of a list for a sentence; `none` for an empty list. */
export const listed = (texts: readonly (string | undefined)[]): string =>
  texts.flatMap((text) => text ?? []).join(', ') || 'none';
