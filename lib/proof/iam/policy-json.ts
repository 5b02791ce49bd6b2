import { Undecided } from '../undecided';

// The parts of a policy as JSON. A part in another form than the documented one is undecided.

export type JsonObject = Readonly<Record<string, unknown>>;

export function objectAt(json: unknown, where: string): JsonObject {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as JsonObject;
  throw new Undecided(`${where}: expected an object, got ${JSON.stringify(json)}`);
}

/** One text or a list of texts. AWS does not document an empty list, so it is undecided. */
export function texts(json: unknown, where: string): readonly string[] {
  const values = Array.isArray(json) ? json : [json];
  if (values.length === 0) throw new Undecided(`${where}: expected text, got an empty list`);
  return values.map((value) => textOf(value, where));
}

/** Policy variables such as `${aws:username}` depend on the caller. The blueprint uses none, so they are undecided. */
export function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Undecided(`${where}: expected text, got ${JSON.stringify(value)}`);
  if (value.includes('${'))
    throw new Undecided(`${where}: the policy variable in ${value} is not understood`);
  return value;
}

export function refuseUnknown(object: JsonObject, known: readonly string[], where: string): void {
  const unknown = Object.keys(object).filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Undecided(`${where}: ${unknown.join(', ')} is not understood`);
}
