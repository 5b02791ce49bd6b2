import { DEEPEST, isList, isSchema, resolve, type Schema } from './schema-problem';

/** A value that follows the schema. The same schema gives the same value; texts in it say `words`. */
export function exampleOf(schema: unknown, words: string, root: unknown = schema, depth = 0): unknown {
  if (!isSchema(schema)) return words;
  const inner = (each: unknown) => exampleOf(each, words, root, depth + 1);
  const { $ref, const: constant, enum: values, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) return inner(resolve($ref, root));
  if (constant !== undefined) return constant;
  if (isList(values)) return values[0];
  const choices = [anyOf, oneOf].find(isList);
  if (choices) return inner(depth > DEEPEST / 2 ? (choices.find(isFlat) ?? choices[0]) : choices[0]);
  if (isList(allOf)) return inner(merged(schema, allOf, root));
  switch (typeIn(schema)) {
    case 'object':
      return objectOf(schema, inner, depth);
    case 'array':
      return arrayOf(schema, inner, depth);
    case 'number':
    case 'integer':
      return numberOf(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema, words);
  }
}

const isFlat = (schema: unknown): boolean => isSchema(schema) && schema.type === 'null';

function typeIn({ type, properties, items }: Schema): unknown {
  const [first] = [type].flat();
  return first ?? (properties ? 'object' : items ? 'array' : 'string');
}

function merged({ allOf: _, ...own }: Schema, parts: readonly unknown[], root: unknown): Schema {
  const all = [own, ...parts.map((part) => (isSchema(part) && part.$ref ? resolve(part.$ref, root) : part))];
  const schemas = all.filter(isSchema);
  const properties = Object.assign({}, ...schemas.map((schema) => schema.properties));
  return Object.assign({}, ...schemas, Object.keys(properties).length > 0 && { properties });
}

/** With every property; deep inside only with those that are required. */
function objectOf(
  { properties = {}, required = [] }: Schema,
  inner: (each: unknown) => unknown,
  depth: number,
) {
  const names = Object.keys(properties as object);
  const chosen = depth > DEEPEST / 2 ? names.filter((name) => (required as unknown[]).includes(name)) : names;
  return Object.fromEntries(chosen.map((name) => [name, inner((properties as Schema)[name])]));
}

function arrayOf(
  { items, prefixItems, minItems = 0, maxItems }: Schema,
  inner: (each: unknown) => unknown,
  depth: number,
) {
  if (isList(prefixItems)) return prefixItems.map(inner);
  const wanted = maxItems === 0 || items === undefined || depth > DEEPEST / 2 ? 0 : 1;
  const count = Math.max(Number(minItems), wanted);
  return Array.from({ length: count }, () => inner(items));
}

function numberOf({
  minimum,
  exclusiveMinimum,
  maximum,
  exclusiveMaximum,
  multipleOf,
  type,
}: Schema): number {
  const step = typeof multipleOf === 'number' ? multipleOf : 1;
  const least = Math.max(Number(minimum ?? -Infinity), Number(exclusiveMinimum ?? -Infinity));
  const most = Math.min(Number(maximum ?? Infinity), Number(exclusiveMaximum ?? Infinity));
  const fits = (value: number) =>
    value >= least && value <= most && value !== exclusiveMinimum && value !== exclusiveMaximum;
  const first = Number.isFinite(least)
    ? Math.ceil(least / step) * step
    : Math.floor(Math.min(step, most) / step) * step;
  const found = [first, first + step].find(fits);
  return found ?? (type === 'integer' ? first : (least + most) / 2);
}

/** Texts of the formats that a schema may name. */
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-11-26T10:00:00Z',
  date: '2026-11-26',
  time: '10:00:00Z',
  email: 'simulated@example.com',
  uri: 'https://example.com/simulated',
  uuid: '6f1c1f0e-0000-4000-8000-000000000000',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

function textOf({ format, minLength = 0, maxLength }: Schema, words: string): string {
  const known = FORMATS[String(format)];
  if (known) return known;
  const long = words.padEnd(Number(minLength), '.');
  return maxLength === undefined ? long : long.slice(0, Number(maxLength));
}
