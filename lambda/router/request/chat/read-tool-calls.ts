import type { ToolCallPart } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readEach } from '../read-each';
import { callArguments } from '../tools/call-arguments';
import { readCallId } from '../tools/read-call-id';
import { readToolName } from '../tools/read-tool-name';

/** Reads the calls of tools in an assistant's turn. Other fields of a call describe an answer, and are left out. */
export function readToolCalls(fields: Fields, problems: Problems): readonly ToolCallPart[] {
  return readEach(fields.take('tool_calls') ?? [], fields.at('tool_calls'), problems, readToolCall);
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
  const name = readToolName(called, problems);
  const written = called.requiredText('arguments');
  if (id === undefined || name === undefined || written === undefined) return undefined;
  return { type: 'tool-call', id, name, arguments: callArguments(written) };
}
