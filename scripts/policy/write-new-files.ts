import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../command-line/command-error';
import { makeFolder } from './make-folder';

/** A file to write, or one that must not be there, and why. */
export interface NewFile {
  /** Without its ending. */
  readonly name: string;
  /** @default 'json' */
  readonly ending?: 'md';
  readonly text?: string;
  /** What it is for, or why it is left out: the end of its line. */
  readonly words: string;
}

/**
 * Writes files into a folder, and makes the folder. If a file exists and differs, nothing is written.
 *
 * @param of what the files are, for the error: `the policies of sandbox`
 * @returns one line to print for each file.
 * @throws CommandError
 */
export function writeNewFiles(folder: string, files: readonly NewFile[], of: string): readonly string[] {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new CommandError(`${folder} is not a folder; name one, or one to be made.`);
  }
  const found = files.map((one) => {
    const file = join(folder, `${one.name}.${one.ending ?? 'json'}`);
    return { ...one, file, before: existsSync(file) ? readFileSync(file, 'utf8') : undefined };
  });
  const differing = found.filter(({ before, text }) => before !== undefined && before !== text);
  if (differing.length > 0) {
    const lines = differing.map(
      ({ file, text, words }) => `  ${file}${text === undefined ? `: ${words}` : ''}`,
    );
    throw new CommandError(
      `Nothing written: these files are there and differ from ${of}. Remove them, or name another folder.\n${lines.join('\n')}`,
    );
  }
  makeFolder(folder);
  return found.map(({ file, text, words, before }) => {
    if (text === undefined) return `left out   ${file}: ${words}`;
    if (before !== undefined) return `unchanged  ${file}: ${words}`;
    writeFileSync(file, text, { flag: 'wx' });
    return `wrote      ${file}: ${words}`;
  });
}
