/**
 * Prints a log entry as one line of JSON: a line break inside a value cannot begin a second line. Not `console.log`:
 * Lambda wraps each of its lines into another JSON object.
 */
export function printLog(entry: object): void {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}
