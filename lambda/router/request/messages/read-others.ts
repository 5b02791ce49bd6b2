import { Fields, isObject, kindOf } from '../fields';
import type { Reading } from './reading';

/** Reads the class that the body declares. The caller's other labels are neither passed on nor stored. */
export function readMetadata(fields: Fields, { problems }: Reading): string | undefined {
  const value = fields.take('metadata');
  if (value === undefined) return undefined;
  if (!isObject(value))
    return problems.add('invalid_type', 'metadata', `must be an object, not ${kindOf(value)}`);
  const metadata = new Fields(value, problems, 'metadata');
  metadata.text('user_id');
  if (Object.keys(value).some((name) => name !== 'user_id' && name !== 'data_class'))
    problems.ignore('metadata');
  return metadata.text('data_class');
}

/** What else Anthropic's API has: left out where the answer stays the same, otherwise refused with the reason. */
export function readOthers(fields: Fields): void {
  fields.ignore('diagnostics', 'speed', 'user_profile_id');
  fields.refuse('mcp_servers', 'the router calls no MCP server; call it in the client');
  fields.refuse('container', 'there is no container here; run code in the client');
  const boundary = 'where a model answers is decided by the data class; send x-data-class instead';
  fields.refuse('inference_geo', boundary);
  fields.refuseOthers();
}
