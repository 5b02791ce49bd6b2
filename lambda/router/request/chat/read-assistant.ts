import { textFieldOf } from '../answer-parts';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { type ReadPart, readContent, requiredText } from './read-content';

/**
 * Reads an assistant turn that this API, another server or an SDK produced, and that the client sends back as history.
 * The turn is its text; a refusal is the text where there is no other. Everything else that describes an answer is
 * ignored, under known and unknown names: reasoning, annotations, ids, token counts. No model gets it. Refused is only
 * what is part of the turn and cannot be passed on: calls of tools, and audio.
 */
export function readAssistant(fields: Fields, problems: Problems): string {
  const content = fields.take('content') === undefined ? '' : readContent(fields, problems, readAnswerPart);
  const refusal = fields.text('refusal') ?? '';
  fields.neutral('tool_calls', []);
  for (const name of ['function_call', 'audio']) fields.refuse(name);
  return content || refusal;
}

const readAnswerPart: ReadPart = (part, type, problems) => {
  const field = textFieldOf(type);
  if (field === undefined) {
    return problems.add(
      'unsupported_field',
      part.at('type'),
      'only parts of type text or refusal are supported; reasoning is ignored',
    );
  }
  return field === null ? undefined : requiredText(part, field, problems);
};
