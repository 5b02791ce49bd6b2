/** At most this many characters of a statement in a row; the commands print all of it. */
const SHOWN = 240;

/** A statement of a policy for a list of problems. */
export function inOneLine(statement: object): string {
  const text = JSON.stringify(statement);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
