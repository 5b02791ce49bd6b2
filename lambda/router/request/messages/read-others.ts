import { Fields, isObject, kindOf } from '../fields';
import { HARMLESS_FIELDS } from '../harmless-fields';
import type { Problems } from '../problems';

/** Reads the class that the body declares. The caller's other labels are neither passed on nor stored. */
export function readMetadata(fields: Fields, problems: Problems): string | undefined {
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

/**
 * What else Anthropic's API has: left out where the answer stays the same, otherwise refused with the reason.
 *
 * @param answers whether an answer is asked for; a count of tokens is that of the conversation before it is summarized
 */
export function readOthers(fields: Fields, answers: boolean): void {
  fields.ignore('diagnostics', 'speed', 'user_profile_id', 'billing_policy', ...HARMLESS_FIELDS);
  if (answers) fields.refuse('compaction', SUMMARY);
  else fields.ignore('compaction');
  for (const [name, reason] of Object.entries(REASONS)) fields.refuse(name, reason);
  fields.refuseOthers();
}

/** Why a request for a summary is refused. */
const SUMMARY = 'conversations are not summarized here; ask a model for a summary, and send it as text';

/** Why a field is refused, and what to do instead. */
const REASONS = {
  mcp_servers: 'the router calls no MCP server; call it in the client',
  container: 'there is no container here; run code in the client',
  inference_geo: 'where a model answers is decided by the data class; send x-data-class instead',
  fallbacks: 'which model answers in place of another is decided by the deployment; leave it out',
  fallback_credit_token: "no other server's answer is continued here; send the conversation without it",
} as const;
