/**
 * A command of this repository as a user types it: `npm run keys -- starter list`. Pass the deployment as the user
 * named it, by a name or the path of a file, so that the command means the same deployment.
 */
export function typedCommand(script: string, ...words: readonly string[]): string {
  return ['npm run', script, '--', ...words.map(quoted)].join(' ');
}

/** Puts in quotes each word that a shell would split or interpret. */
const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
