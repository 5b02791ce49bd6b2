import { readFileSync } from 'node:fs';
import { CommandError } from '../command-line/command-error';

/** The bytes of a file, as a client would send them. @throws CommandError if it cannot be read */
export function requestFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    const why = REASONS[code] ?? `it cannot be read (${code})`;
    throw new CommandError(
      `--request ${path}: ${why}. Give the path of a file with the body of a request, such as {"model": "auto", "messages": [{"role": "user", "content": "Hello"}]}.`,
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};
