/**
 * What a service returns, without what it adds to each object: the keys that the template writes. For types whose further
 * properties let nothing in or out.
 */
export function onlyWritten(written: unknown, found: unknown): unknown {
  if (!isPlain(written) || !isPlain(found) || isReference(written)) return found;
  const keys = Object.keys(written).filter((key) => found[key] !== undefined);
  return Object.fromEntries(keys.map((key) => [key, onlyWritten(written[key], found[key])]));
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isReference = (value: object) =>
  Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
