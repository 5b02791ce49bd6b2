import type { ReasoningPart, TextPart, ToolCallPart } from '../../contract/chat';
import { textFieldOf } from '../answer-parts';
import { type Fields, isObject } from '../fields';
import type { Problems } from '../problems';
import { readParts } from '../read-parts';
import { callArguments } from '../tools/call-arguments';
import { readCallId } from '../tools/read-call-id';
import { readToolName } from '../tools/read-tool-name';
import { unseal } from './sealed-reasoning';

// Items that an answer was made of, and that the client sends back as history. What else describes an answer is ignored,
// under known and unknown names: ids, status, annotations, what an SDK has parsed.

/** Reads what an assistant said. */
export const readAnswerMessage = (fields: Fields, problems: Problems): readonly TextPart[] =>
  readParts(fields, 'content', problems, readAnswerPart);

function readAnswerPart(part: Fields, problems: Problems): TextPart | undefined {
  const type = part.take('type');
  const field = type === 'input_text' ? 'text' : textFieldOf(type);
  if (!field) return problems.add('unsupported_field', part.at('type'), 'must be output_text or refusal');
  const text = part.requiredText(field);
  return text === undefined ? undefined : { type: 'text', text };
}

/** Reads a call of a tool. */
export function readCall(fields: Fields, problems: Problems): ToolCallPart | undefined {
  const id = readCallId(fields, 'call_id', problems);
  const name = readToolName(fields, problems);
  const written = fields.requiredText('arguments');
  fields.refuse('namespace');
  if (id === undefined || name === undefined || written === undefined) return undefined;
  return { type: 'tool-call', id, name, arguments: callArguments(written) };
}

/**
 * Reads a block of reasoning. Its `encrypted_content` is the whole block; without one it is the text that the client was
 * shown, which no provider knows again.
 */
export function readReasoning(fields: Fields, problems: Problems): ReasoningPart | undefined {
  const summary = textsIn(fields, 'summary', 'summary_text', problems);
  const content = textsIn(fields, 'content', 'reasoning_text', problems);
  const sealed = fields.text('encrypted_content');
  if (sealed === undefined) {
    const text = (content.length > 0 ? content : summary).join('\n\n');
    return text ? { type: 'reasoning', text } : undefined;
  }
  return unseal(sealed) ?? problems.add('invalid_value', fields.at('encrypted_content'), FOREIGN);
}

const FOREIGN =
  'is not what this router wrote; send it as it came, and leave out reasoning items of another server';

function textsIn(fields: Fields, name: string, type: string, problems: Problems): readonly string[] {
  const value = fields.take(name) ?? [];
  const isPart = (part: unknown): part is { readonly text: string } =>
    isObject(part) && part.type === type && typeof part.text === 'string';
  if (Array.isArray(value) && value.every(isPart)) return value.map(({ text }) => text);
  problems.add('invalid_type', fields.at(name), `must be an array of parts of type ${type} with a text`);
  return [];
}
