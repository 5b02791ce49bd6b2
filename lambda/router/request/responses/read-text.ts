import type { AnswerFormat, ChatRequest } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readSchemaFormat } from '../tools/read-schema-format';

/** Reads `text`: the form of the answer's text and its length. */
export function readText(fields: Fields, problems: Problems): Pick<ChatRequest, 'format' | 'verbosity'> {
  const text = fields.nested('text');
  if (!text) return {};
  const format = readFormat(text, problems);
  const verbosity = text.word('verbosity', 'low', 'medium', 'high');
  text.refuseOthers();
  return { ...(format && { format }), ...(verbosity && { verbosity }) };
}

function readFormat(text: Fields, problems: Problems): AnswerFormat | undefined {
  const format = text.nested('format');
  if (!format) return undefined;
  const type = format.word('type', 'text', 'json_object', 'json_schema');
  if (format.take('type') === undefined) {
    problems.add('invalid_type', format.at('type'), 'must be text, json_object or json_schema');
  }
  const read = type === 'json_schema' ? readSchemaFormat(format, problems) : undefined;
  if (type) format.refuseOthers();
  return type === 'json_object' ? { type: 'json' } : read;
}
