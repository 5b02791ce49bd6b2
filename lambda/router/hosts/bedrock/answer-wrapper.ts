import type { JsonSchema } from '../../contract/chat';

/** The member of the object around an answer that is no plain object. */
const MEMBER = 'answer';

/**
 * The schema of an object around an answer, where the root of the schema is not a plain object; `undefined` where it
 * is. Claude takes no other root for a tool ("input_schema does not support oneOf, allOf, or anyOf at the top level",
 * anthropics/claude-code issue 40075; `type: object` alone: Bedrock API reference, ToolInputSchema; 2026-11). That structured
 * outputs take another root is not documented, so they get the object as well.
 */
export function wrappedSchema(schema: JsonSchema): JsonSchema | undefined {
  if (isPlainObject(schema)) return undefined;
  const { $defs, definitions, $schema: _dialect, ...root } = schema;
  return {
    type: 'object',
    properties: { [MEMBER]: moved(root) },
    required: [MEMBER],
    additionalProperties: false,
    ...($defs !== undefined && { $defs: moved($defs) }),
    ...(definitions !== undefined && { definitions: moved(definitions) }),
  };
}

/** The answer inside that object, as the model wrote it. One that was cut off has no end; one without the object stays. */
export function unwrapped(text: string): string {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return text;
  const rest = text.slice(opening.length);
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return rest;
  }
  return Object.keys(whole as object).length === 1 ? rest.slice(0, rest.lastIndexOf('}')).trimEnd() : text;
}

const OPENING = new RegExp(`^\\s*\\{\\s*"${MEMBER}"\\s*:\\s*`);

/** With one of these at its root, a schema is more or other than the members of an object. */
const NOT_PLAIN = ['anyOf', 'oneOf', 'allOf', '$ref', 'enum', 'const', 'items'];

const isPlainObject = (schema: JsonSchema): boolean =>
  (schema.type === undefined || schema.type === 'object') && !NOT_PLAIN.some((key) => key in schema);

/** Values in these places are data, where `$ref` is no reference. */
const DATA = ['enum', 'const', 'default', 'examples'];

/** The schema with its references to the root, or to a place inside it, where these are now. */
function moved(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(moved);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (DATA.includes(key)) return [key, value];
      return [key, key === '$ref' && typeof value === 'string' ? movedReference(value) : moved(value)];
    }),
  );
}

const movedReference = (reference: string): string =>
  reference === '#' || (reference.startsWith('#/') && !/^#\/(\$defs|definitions)\//.test(reference))
    ? `#/properties/${MEMBER}${reference.slice(1)}`
    : reference;
