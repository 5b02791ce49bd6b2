import type { Fields } from './fields';
import type { Problems } from './problems';
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

/** The field that holds the text of a part, by the type of the part; `null`: the part has no text of the answer. */
const TEXT_FIELD: ReadonlyMap<unknown, string | null> = new Map([
  ['text', 'text'],
  /** The Responses API's name, which some SDKs keep. */
  ['output_text', 'text'],
  ['refusal', 'refusal'],
  ['reasoning', null],
  ['thinking', null],
  ['redacted_thinking', null],
]);

/** Whether a part of an assistant turn is left out of what a model gets. */
export const isIgnoredPart = (type: unknown): boolean => TEXT_FIELD.get(type) === null;

const readAnswerPart: ReadPart = (part, type, problems) => {
  const field = TEXT_FIELD.get(type);
  if (field === undefined) {
    return problems.add(
      'unsupported_field',
      part.at('type'),
      'only parts of type text or refusal are supported; reasoning is ignored',
    );
  }
  return field === null ? undefined : requiredText(part, field, problems);
};
