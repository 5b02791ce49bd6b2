import { z } from 'zod';
import { type DeploymentInput, deploymentSchema } from '../lib/config/deployment';

// The options of the deployment schema as text, such as `network.endpointZones: "one"`. A test compares them with the
// options that a list of deployments uses. An option is a value of an enumeration, a key that is given or left out, or a
// list that is empty or not.

interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const SCHEMA = z.toJSONSchema(deploymentSchema, { io: 'input' }) as Schema;

/** Every option the schema offers. */
export const allOptions = (): readonly string[] => [...new Set(offered(SCHEMA, ''))].sort();

/** The options that a deployment file uses. */
export const optionsOf = (input: DeploymentInput): ReadonlySet<string> => new Set(taken(SCHEMA, input, ''));

function offered(schema: Schema, path: string): readonly string[] {
  const { items, minItems, properties = {}, required = [] } = schema;
  const branches = branchesOf(schema);
  return [
    ...valuesOf(schema).map((value) => `${path}: ${JSON.stringify(value)}`),
    ...branches.flatMap((branch) => offered(branch, named(path, branch))),
    ...(items ? offered(items, `${path}[]`) : []),
    ...(items && !minItems ? [`${path}: empty`, `${path}: not empty`] : []),
    ...Object.entries(properties).flatMap(([key, inner]) => [
      ...(required.includes(key) ? [] : [`${path}.${key}: left out`, `${path}.${key}: given`]),
      ...offered(inner, `${path}.${key}`),
    ]),
  ];
}

function taken(schema: Schema, value: unknown, path: string): readonly string[] {
  if (value === undefined) return [];
  const { items, properties = {} } = schema;
  const branch = branchesOf(schema).find((one) => accepts(one, value));
  return [
    ...valuesOf(schema).flatMap((one) => (one === value ? [`${path}: ${JSON.stringify(value)}`] : [])),
    ...(branch ? taken(branch, value, named(path, branch)) : []),
    ...(items && Array.isArray(value)
      ? [
          `${path}: ${value.length === 0 ? 'empty' : 'not empty'}`,
          ...value.flatMap((item) => taken(items, item, `${path}[]`)),
        ]
      : []),
    ...Object.entries(properties).flatMap(([key, inner]) => {
      const given: unknown = Reflect.get(Object(value), key);
      return [
        `${path}.${key}: ${given === undefined ? 'left out' : 'given'}`,
        ...taken(inner, given ?? inner.default, `${path}.${key}`),
      ];
    }),
  ];
}

const branchesOf = ({ anyOf, oneOf }: Schema) => anyOf ?? oneOf ?? [];

function valuesOf(schema: Schema): readonly unknown[] {
  if (schema.type === 'boolean') return [true, false];
  return schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
}

/** The path of a branch of a union, with what identifies the branch: the host of a model, the keys of an object. */
function named(path: string, { properties = {}, required = [] }: Schema): string {
  const host = properties.host?.const;
  if (host !== undefined) return `${path}(${String(host)})`;
  return required.length > 0 ? `${path}(${required.join(', ')})` : path;
}

function accepts(schema: Schema, value: unknown): boolean {
  if (branchesOf(schema).length > 0) return branchesOf(schema).some((branch) => accepts(branch, value));
  if (schema.const !== undefined || schema.enum) return valuesOf(schema).includes(value);
  if (schema.type === 'array') return Array.isArray(value);
  if (schema.type !== 'object') return typeof value === schema.type;
  return (schema.required ?? []).every((key) => {
    const [inner, given] = [schema.properties?.[key] ?? {}, Reflect.get(Object(value), key)];
    return given !== undefined && (inner.const === undefined || inner.const === given);
  });
}
