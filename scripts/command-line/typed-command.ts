/**
 * A command of this repository as a person types it: `npm run keys -- starter list`. A deployment is named as it was
 * named before, by a name or the path of a file, so that the command means the same one.
 */
export function typedCommand(script: string, ...words: readonly string[]): string {
  return ['npm run', script, '--', ...words.map(quoted)].join(' ');
}

/** Whatever a shell would read as more than one word, or not as itself, stands in quotes. */
const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
