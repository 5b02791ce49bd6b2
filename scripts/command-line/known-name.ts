import { didYouMean } from '../../lib/config/nearest-word';
import { CommandError } from './command-error';

/** The name as typed, if it is one of `names`. @param what such as `caller`. @throws CommandError that lists them. */
export function knownName<const N extends string>(what: string, typed: string, names: readonly N[]): N {
  const found = names.find((name) => name === typed);
  if (found !== undefined) return found;
  throw new CommandError(
    `There is no ${what} "${typed}"${didYouMean(typed, names)}. There is: ${names.join(', ')}.`,
  );
}
