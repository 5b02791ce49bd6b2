import type { ToolCallPart } from '../../contract/chat';
import { Fields, isObject, kindOf } from '../fields';
import type { Problems } from '../problems';
import { isToolName, TOOL_NAME } from '../tools/tool-name';
import { requiredText } from './read-content';

/** Reads the calls of tools in an assistant's turn. Other fields of a call describe an answer, and are left out. */
export function readToolCalls(fields: Fields, problems: Problems): readonly ToolCallPart[] {
  const calls = fields.take('tool_calls') ?? [];
  const path = fields.at('tool_calls');
  if (!Array.isArray(calls)) {
    problems.add('invalid_type', path, `must be an array, not ${kindOf(calls)}`);
    return [];
  }
  return calls.flatMap((call, index) => {
    const at = `${path}[${index}]`;
    if (isObject(call)) return readToolCall(new Fields(call, problems, at), problems) ?? [];
    problems.add('invalid_type', at, `must be an object, not ${kindOf(call)}`);
    return [];
  });
}

function readToolCall(call: Fields, problems: Problems): ToolCallPart | undefined {
  const type = call.take('type') ?? 'function';
  if (type !== 'function') {
    return problems.add('unsupported_field', call.at('type'), 'only calls of type function are supported');
  }
  const id = readCallId(call, 'id', problems);
  const called = call.nested('function');
  if (!called) {
    if (call.take('function') !== undefined) return undefined;
    return problems.add('invalid_type', call.at('function'), 'must be an object with name and arguments');
  }
  const name = requiredText(called, 'name', problems);
  if (name !== undefined && !isToolName(name)) problems.add('invalid_value', called.at('name'), TOOL_NAME);
  const written = requiredText(called, 'arguments', problems);
  if (id === undefined || name === undefined || written === undefined) return undefined;
  // Some models write nothing where a tool takes no arguments.
  const argumentsJson = written.trim() === '' ? '{}' : written;
  if (!isJsonObject(argumentsJson)) {
    return problems.add('invalid_value', called.at('arguments'), 'must be a JSON object, as text');
  }
  return { type: 'tool-call', id, name, arguments: argumentsJson };
}

/** Longer than the ids of any model. */
const LONGEST_ID = 256;

/** Reads the id of a call, which its result repeats. */
export function readCallId(fields: Fields, name: string, problems: Problems): string | undefined {
  const id = requiredText(fields, name, problems);
  if (id === undefined || (id !== '' && id.length <= LONGEST_ID)) return id;
  return problems.add('invalid_value', fields.at(name), `must have 1 to ${LONGEST_ID} characters`);
}

function isJsonObject(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}
