import type { JsonSchema } from '../../contract/chat';
import { isObject, kindOf } from '../fields';

/** Deeper and longer than any schema that a model can follow; bounds the work of hosts, which compile it to a grammar. */
const DEEPEST = 24;
const LONGEST = 128 * 1024;

/** A schema as it was written, or why it is none, as a sentence without its subject. */
export type CheckedSchema = { readonly schema: JsonSchema } | { readonly problem: string };

/** Whether a value can be a JSON Schema at all. Which keywords a model's host takes is a fact of the host. */
export function checkSchema(value: unknown): CheckedSchema {
  if (!isObject(value)) return { problem: `must be a JSON Schema, which is an object, not ${kindOf(value)}` };
  if (depthOf(value) > DEEPEST) return { problem: `is nested deeper than ${DEEPEST} levels` };
  if (JSON.stringify(value).length > LONGEST)
    return { problem: `is longer than ${LONGEST} characters of JSON` };
  return { schema: value };
}

/** Whether a value can describe the arguments of a tool. */
export function checkParameters(value: unknown): CheckedSchema {
  const checked = checkSchema(value);
  if ('problem' in checked || checked.schema.type === 'object') return checked;
  return { problem: 'must be the JSON Schema of an object: its type must be object' };
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
