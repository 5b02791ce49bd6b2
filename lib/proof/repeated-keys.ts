/**
 * The keys that `JSON.parse` loses because an object has them more than once, and the keys in a value that it loses.
 * It keeps the last of them; another reader, such as CloudFormation, API Gateway or CloudWatch Logs, may use the first
 * one, or both.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function repeatedKeys(json: string): readonly string[] {
  const left = new Map<string, number>();
  for (const [, key] of json.matchAll(KEY)) {
    if (key !== undefined) count(left, JSON.parse(key) as string, 1);
  }
  countKeys(JSON.parse(json), left);
  return [...left].filter(([, times]) => times > 0).map(([key]) => key);
}

/** Every text of a JSON document; the group is a text that is a key. A colon follows no other text. */
const KEY = /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"/gs;

/** Takes the keys that `JSON.parse` kept from those that were written. */
function countKeys(value: unknown, left: Map<string, number>): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) for (const key of Object.keys(value)) count(left, key, -1);
  for (const inner of Object.values(value)) countKeys(inner, left);
}

const count = (left: Map<string, number>, key: string, times: number) =>
  left.set(key, (left.get(key) ?? 0) + times);
