/**
 * All differences between two values of JSON, as sentences with the path of each: `callers.0.floor is "public", expected
 * "internal"`. A field with the value `undefined` counts as missing.
 */
export function jsonDifferences(found: unknown, expected: unknown, path = ''): readonly string[] {
  if (isStructure(found) && isStructure(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
    return [...names].flatMap((name) =>
      jsonDifferences(found[name], expected[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return Object.is(found, expected)
    ? []
    : [`${path || 'the value'} is ${shown(found)}, expected ${shown(expected)}`];
}

/** At most this many characters of a value in a sentence. */
const SHOWN = 160;

function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'missing';
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}

/** An object or a list. */
const isStructure = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
