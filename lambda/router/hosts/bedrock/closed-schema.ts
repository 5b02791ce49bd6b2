import type { JsonSchema } from '../../contract/chat';

/**
 * The schema in the form that Bedrock's structured outputs take: every object is closed. Limits that they refuse, such
 * as `minimum`, become a part of the description, as Anthropic's own clients write them. `undefined` where no such
 * schema exists: an object with members of any name, a schema that contains itself, or a negation.
 *
 * Sources: Bedrock user guide, "Get validated JSON results from models"; platform.claude.com, "Structured outputs", JSON
 * Schema limitations; that objects must be closed: future-agi/future-agi pull request 412. Looked up 2026-11-26.
 */
export function closedSchema(schema: JsonSchema): JsonSchema | undefined {
  if (containsItself(schema)) return undefined;
  try {
    return closed(schema);
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

class Inexpressible extends Error {}

const KEPT = new Set([
  ...['type', 'enum', 'const', 'default', 'required', 'description', 'title', '$ref', '$defs', 'definitions'],
  ...['properties', 'items', 'anyOf', 'oneOf', 'allOf', 'additionalProperties', 'minItems', 'format'],
]);
/** They say nothing of what is allowed. */
const DROPPED = new Set(['$schema', '$id', '$comment', 'examples', 'deprecated', 'readOnly', 'writeOnly']);
/** What is allowed depends on them in a way that words cannot replace. */
const ESSENTIAL = new Set([
  ...['not', 'if', 'then', 'else', 'patternProperties', 'dependentSchemas', '$dynamicRef', 'prefixItems'],
]);
const FORMATS = new Set([
  ...['date-time', 'time', 'date', 'duration', 'email', 'hostname', 'uri', 'ipv4', 'ipv6', 'uuid'],
]);

function closed(schema: unknown): JsonSchema {
  if (!isObject(schema)) throw new Inexpressible();
  const kept: Record<string, unknown> = {};
  const told: string[] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (ESSENTIAL.has(key)) throw new Inexpressible();
    if (DROPPED.has(key)) continue;
    if (isTaken(key, value)) Object.assign(kept, closedMember(key, value));
    else told.push(`${key}: ${JSON.stringify(value)}`);
  }
  if (isOfObjects(schema)) Object.assign(kept, closing(schema));
  if (told.length > 0)
    kept.description = [kept.description, `{${told.join(', ')}}`].filter(Boolean).join('\n\n');
  return kept;
}

function isTaken(key: string, value: unknown): boolean {
  if (key === 'minItems') return value === 0 || value === 1;
  if (key === 'format') return FORMATS.has(String(value));
  return KEPT.has(key);
}

function closedMember(key: string, value: unknown): JsonSchema {
  switch (key) {
    case 'properties':
    case '$defs':
    case 'definitions':
      if (!isObject(value)) throw new Inexpressible();
      return { [key]: Object.fromEntries(Object.entries(value).map(([name, one]) => [name, closed(one)])) };
    case 'items':
      return { items: closed(value) };
    case 'anyOf':
    case 'oneOf':
    case 'allOf':
      // Parts that are closed one by one allow no member together.
      if (!Array.isArray(value) || (key === 'allOf' && value.length > 1)) throw new Inexpressible();
      return { [key === 'oneOf' ? 'anyOf' : key]: value.map(closed) };
    case '$ref':
      if (!String(value).startsWith('#/')) throw new Inexpressible();
      return { $ref: value };
    default:
      return { [key]: value };
  }
}

/** What closes an object. One whose members are not named would have none. */
function closing({ properties, additionalProperties = false }: JsonSchema): JsonSchema {
  if (additionalProperties !== false || properties === undefined) throw new Inexpressible();
  return { additionalProperties };
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOfObjects = ({ type, properties }: JsonSchema): boolean =>
  [type].flat().includes('object') || properties !== undefined;

/** Whether a reference leads back to a schema that holds it. Each reference is followed once. */
function containsItself(root: JsonSchema): boolean {
  const within = new Set(['#']);
  const done = new Set<string>();
  const found = (schema: unknown): boolean => {
    if (typeof schema !== 'object' || schema === null) return false;
    const { $ref } = schema as JsonSchema;
    if (typeof $ref === 'string' && !done.has($ref)) {
      if (within.has($ref)) return true;
      within.add($ref);
      if (found(targetOf(root, $ref))) return true;
      within.delete($ref);
      done.add($ref);
    }
    return Object.entries(schema).some(
      ([key, one]) => key !== '$defs' && key !== 'definitions' && found(one),
    );
  };
  return found(root);
}

function targetOf(root: JsonSchema, ref: string): unknown {
  const steps = ref.split('/').slice(1);
  return steps.reduce<unknown>(
    (at, step) => (isObject(at) ? at[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
    root,
  );
}
