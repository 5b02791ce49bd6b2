import { Fields, isObject, kindOf } from '../fields';
import type { Problems } from '../problems';

/** Reads one part of a message: its text, or `undefined` where the part has none. */
export type ReadPart = (part: Fields, type: unknown, problems: Problems) => string | undefined;

/** Reads the content of a message: a string, or parts. Joins the texts of the parts with a line break, as vLLM does. */
export function readContent(fields: Fields, problems: Problems, readPart: ReadPart): string {
  const content = fields.take('content');
  const path = fields.at('content');
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) {
    problems.add('invalid_type', path, `must be a string or an array of text parts, not ${kindOf(content)}`);
    return '';
  }
  const texts = content.map((part, index) => {
    const at = `${path}[${index}]`;
    if (isObject(part)) return readPart(new Fields(part, problems, at), part.type, problems);
    return problems.add('invalid_type', at, `must be an object, not ${kindOf(part)}`);
  });
  return texts.filter((text) => text !== undefined).join('\n');
}

/** The part of a system or user message. */
export const readTextPart: ReadPart = (part, type, problems) => {
  if (type !== 'text') {
    return problems.add('unsupported_field', part.at('type'), 'only parts of type text are supported');
  }
  part.take('type');
  const text = requiredText(part, 'text', problems);
  part.refuseOthers();
  return text;
};

/** A field of a part that must be there. */
export function requiredText(part: Fields, name: string, problems: Problems): string | undefined {
  const text = part.text(name);
  if (part.take(name) === undefined) problems.add('invalid_type', part.at(name), 'must be a string');
  return text;
}
