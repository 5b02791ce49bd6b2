import { CommandError } from '../command-line/command-error';

export const nothingIn = (source: string) => new CommandError(`There are no records in ${source}.`);
