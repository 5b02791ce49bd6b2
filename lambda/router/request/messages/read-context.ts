import { type Fields, isObject } from '../fields';
import type { Problems } from '../problems';

/**
 * Reads `context_management`. The one edit that is accepted keeps all thinking: it changes nothing, and coding
 * assistants always send it. Every other edit would change what a model reads.
 */
export function readContextManagement(fields: Fields, problems: Problems): void {
  const value = fields.take('context_management');
  if (value === undefined) return;
  const edits = isObject(value) ? (value.edits ?? []) : undefined;
  if (Array.isArray(edits) && edits.every(keepsAll)) {
    problems.ignore('context_management');
    return;
  }
  problems.add(
    'unsupported_field',
    'context_management',
    'the router edits no conversation; shorten the messages in the client, and leave it out',
  );
}

const keepsAll = (edit: unknown): boolean =>
  isObject(edit) &&
  typeof edit.type === 'string' &&
  edit.type.startsWith('clear_thinking_') &&
  edit.keep === 'all' &&
  Object.keys(edit).length === 2;
