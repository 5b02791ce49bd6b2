// What Bedrock's structured outputs can be held to: Bedrock user guide, "Get validated JSON results from models", and
// platform.claude.com, "Structured outputs", JSON Schema limitations, read 2026-11-26. Words: anomalyco/models.dev pull
// request 1765 and future-agi/future-agi pull request 412; where neither has any, of this simulator.

/** Limits that a grammar of Bedrock cannot hold. */
const LIMITS = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'maxItems',
  'uniqueItems',
];

/** Keywords on which it depends in other ways what is allowed. */
const KEYWORDS = ['not', 'if', 'then', 'else', 'patternProperties', 'dependentSchemas', 'prefixItems'];

/** Why no grammar of Bedrock can be made of a schema; `undefined` where one can. */
export function grammarProblem(schema: unknown): string | undefined {
  if (schema === undefined) return 'invalid JSON';
  return problemAt(schema, schema, []);
}

/** @param within the references that led here */
function problemAt(schema: unknown, root: unknown, within: readonly string[]): string | undefined {
  if (Array.isArray(schema)) return schema.map((one) => problemAt(one, root, within)).find(Boolean);
  if (!isObject(schema)) return undefined;
  const { type, $ref, properties, $defs, definitions, enum: _enum, const: _const, ...rest } = schema;
  if ([type].flat().includes('object') && rest.additionalProperties !== false) {
    return "For 'object' type, 'additionalProperties' must be explicitly set to false";
  }
  const limits = LIMITS.filter((name) => rest[name] !== undefined && rest[name] !== false);
  if (type !== undefined && limits.length > 0) {
    return `For '${type}' type, properties ${limits.join(', ')} are not supported`;
  }
  if (typeof rest.minItems === 'number' && rest.minItems > 1) {
    return `For 'array' type, 'minItems' values other than 0 or 1 are not supported`;
  }
  const keyword = KEYWORDS.find((name) => rest[name] !== undefined);
  if (keyword) return `Schema keyword '${keyword}' is not supported`;
  if (typeof $ref === 'string') {
    if (!$ref.startsWith('#')) return 'External schema references are not supported';
    if (within.includes($ref)) return 'Circular reference detected in schema definitions';
    const problem = problemAt(targetOf(root, $ref), root, [...within, $ref]);
    if (problem) return problem;
  }
  // The names of properties are no keywords.
  const named = [properties, $defs, definitions].filter(isObject).flatMap((each) => Object.values(each));
  return [...named, ...Object.values(rest)].map((one) => problemAt(one, root, within)).find(Boolean);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function targetOf(root: unknown, ref: string): unknown {
  const steps = ref.split('/').slice(1);
  return steps.reduce<unknown>(
    (at, step) => (isObject(at) ? at[step.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
    root,
  );
}
