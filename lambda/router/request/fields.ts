import type { Problems } from './problems';

/**
 * Reads the fields of one JSON object by name. A wrong value is added to `problems` and reads as absent. `null`
 * counts as absent in every field, known or not, because OpenAI clients send it for that. {@link refuseOthers} refuses
 * every field that was not read, so a new field of the API is never ignored by accident.
 */
export class Fields {
  private readonly taken = new Set<string>();

  constructor(
    private readonly object: Readonly<Record<string, unknown>>,
    private readonly problems: Problems,
    private readonly path = '',
  ) {}

  /** The path of a field, as the caller would write it: `messages[0].content`. */
  at(name: string): string {
    return this.path ? `${this.path}.${name}` : name;
  }

  take(name: string): unknown {
    this.taken.add(name);
    return (Object.hasOwn(this.object, name) ? this.object[name] : undefined) ?? undefined;
  }

  text(name: string): string | undefined {
    return this.check(name, 'a string', (value) => typeof value === 'string');
  }

  /** A text that must be there. */
  requiredText(name: string): string | undefined {
    const value = this.text(name);
    if (this.take(name) === undefined) this.problems.add('invalid_type', this.at(name), 'must be a string');
    return value;
  }

  flag(name: string): boolean | undefined {
    return this.check(name, 'true or false', (value) => typeof value === 'boolean');
  }

  /** One of these words. */
  word<W extends string>(name: string, ...words: readonly W[]): W | undefined {
    const value = this.text(name);
    const known = words.find((word) => word === value);
    if (value === undefined || known !== undefined) return known;
    return this.problems.add('invalid_value', this.at(name), `must be one of ${words.join(', ')}`);
  }

  /** A whole number in this range. */
  integer(name: string, min: number, max: number): number | undefined {
    const value = this.number(name, min, max);
    if (value === undefined || Number.isInteger(value)) return value;
    return this.problems.add('invalid_value', this.at(name), 'must be a whole number');
  }

  nested(name: string): Fields | undefined {
    const value = this.check(name, 'an object', isObject);
    return value && new Fields(value, this.problems, this.at(name));
  }

  number(name: string, min: number, max: number): number | undefined {
    const value = this.check(name, 'a number', (found) => typeof found === 'number');
    if (value === undefined || (value >= min && value <= max)) return value;
    return this.problems.add('invalid_value', this.at(name), `must be a number from ${min} to ${max}`);
  }

  /** A number of any size. */
  amount(name: string): number | undefined {
    return this.check(name, 'a whole number', (found) => typeof found === 'number');
  }

  /** Accepts a field the router has no use for, at the values that change nothing. */
  neutral(name: string, ...values: readonly unknown[]): void {
    const value = this.take(name);
    if (value === undefined) return;
    const accepted = values.map((neutral) => JSON.stringify(neutral));
    if (accepted.includes(JSON.stringify(value, withoutNull))) return;
    this.problems.add('unsupported_field', this.at(name), `only ${accepted.join(' or ')} is supported here`);
  }

  /** Leaves out fields that cannot change the answer. A header names them. */
  ignore(...names: readonly string[]): void {
    for (const name of names) if (this.take(name) !== undefined) this.problems.ignore(this.at(name));
  }

  /** Refuses one field, unless it is absent. */
  refuse(name: string, sentence = 'not supported by this endpoint; leave it out'): void {
    if (this.take(name) === undefined) return;
    this.problems.add('unsupported_field', this.at(name), sentence);
  }

  refuseOthers(): void {
    for (const name of Object.keys(this.object)) {
      if (!this.taken.has(name)) this.refuse(name);
    }
  }

  private check<T>(name: string, expected: string, is: (value: unknown) => value is T): T | undefined {
    const value = this.take(name);
    if (value === undefined || is(value)) return value;
    return this.problems.add('invalid_type', this.at(name), `must be ${expected}, not ${kindOf(value)}`);
  }
}

/** For `JSON.stringify`: leaves out the fields of an object that are `null`, and keeps `null` as an item of an array. */
function withoutNull(this: unknown, _key: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The JSON type of a value, for a sentence. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
