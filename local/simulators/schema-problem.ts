export type Schema = Readonly<Record<string, unknown>>;

const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'];
/** Deeper than any schema of a request. A schema that refers to itself ends at its optional parts before. */
export const DEEPEST = 24;

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Why a grammar cannot be made of a schema, in a few words; `undefined` where it can. */
export function schemaProblem(schema: unknown, root: unknown = schema, depth = 0): string | undefined {
  if (typeof schema === 'boolean') return undefined;
  if (!isSchema(schema)) return 'a schema must be an object or a boolean';
  if (depth > DEEPEST) return 'it is nested too deeply';
  const { type, properties, required, enum: values, $ref } = schema;
  const types = type === undefined ? [] : [type].flat();
  if (!types.every((each) => typeof each === 'string' && TYPES.includes(each))) return 'unknown type';
  if (properties !== undefined && !isSchema(properties)) return 'properties must be an object';
  if (required !== undefined && !(isList(required) && required.every((name) => typeof name === 'string'))) {
    return 'required must be a list of names';
  }
  if (values !== undefined && !(isList(values) && values.length > 0)) return 'enum must not be empty';
  if ($ref !== undefined && resolve($ref, root) === undefined) return 'a $ref leads nowhere';
  for (const each of partsOf(schema)) {
    const problem = schemaProblem(each, root, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}

function partsOf({
  properties,
  items,
  prefixItems,
  $defs,
  definitions,
  ...schema
}: Schema): readonly unknown[] {
  const named = [properties, $defs, definitions].filter(isSchema).flatMap((each) => Object.values(each));
  const listed = [prefixItems, schema.anyOf, schema.oneOf, schema.allOf].filter(isList).flat();
  return [...named, ...listed, ...(items === undefined ? [] : [items])];
}

/** The schema that a reference leads to; `undefined` where there is none. */
export function resolve(ref: unknown, root: unknown): unknown {
  if (typeof ref !== 'string' || !ref.startsWith('#')) return undefined;
  const names = ref.split('/').slice(1).map(decodeURIComponent);
  return names.reduce<unknown>((found, name) => (isSchema(found) ? found[name] : undefined), root);
}
