/** A string of JSON, with its quotes. */
const STRING = /"(?:[^"\\]|\\.)*"/gs;
/** JSON in a string of JSON in a string of JSON. */
const DEEPEST = 3;

/**
 * A text that is JSON, such as the arguments of a tool, with the escapes of its strings undone, so that none of them hides
 * a value. Every other text is returned as it is. Numbers stay as they are written: as numbers they would lose digits.
 */
export function readableJson(text: string, depth = 0): string {
  if (depth === DEEPEST || !text.includes('\\') || !/^\s*[[{"]/.test(text) || !isJson(text)) return text;
  return text.replace(STRING, (string) => {
    if (!string.includes('\\')) return string;
    return `"${readableJson(JSON.parse(string), depth + 1)}"`;
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
