import { jsonIn } from '../../../json/json-in';
import { type Fields, isObject } from '../fields';
import type { Problems } from '../problems';
import { checkSchema } from '../tools/json-schema';
import { readList } from './read-list';

type ReadField = (fields: Fields, name: string, problems: Problems) => unknown;

/** Longer than any pattern or grammar that a person wrote; bounds the work of the server, which compiles it. */
const LONGEST_TEXT = 16_384;
const MOST_CHOICES = 1024;

/** A regular expression or a grammar. */
const readCompiled: ReadField = (fields, name, problems) => {
  const text = fields.text(name);
  if (text === undefined || (text !== '' && text.length <= LONGEST_TEXT)) return text;
  return problems.add('invalid_value', fields.at(name), `must have from 1 to ${LONGEST_TEXT} characters`);
};

/** A JSON schema as an object or, as older clients send it, as text. */
const readSchema: ReadField = (fields, name, problems) => {
  const value = fields.take(name);
  if (value === undefined) return undefined;
  const checked = checkSchema(typeof value === 'string' ? jsonIn(value) : value);
  if ('schema' in checked) return checked.schema;
  const code = isObject(value) || typeof value === 'string' ? 'invalid_value' : 'invalid_type';
  return problems.add(code, fields.at(name), checked.problem);
};

const isText = (item: unknown): boolean => typeof item === 'string' && item !== '';

/** What an answer may be held to, by the names of vLLM's `structured_outputs` (vLLM documentation 0.26, Structured outputs). */
export const readForm = {
  json: readSchema,
  regex: readCompiled,
  choice: (fields, name, problems) =>
    readList(fields, name, problems, { is: isText, most: MOST_CHOICES, what: 'texts' }),
  grammar: readCompiled,
} as const satisfies Readonly<Record<string, ReadField>>;

/** Reads `structured_outputs`: exactly one form. */
export const readStructuredOutputs: ReadField = (fields, name, problems) => {
  const given = fields.nested(name);
  if (!given) return undefined;
  const forms = Object.entries(readForm).map(([form, read]) => [form, read(given, form, problems)] as const);
  const found = forms.filter(([, value]) => value !== undefined);
  given.refuseOthers();
  if (found.length === 1) return Object.fromEntries(found);
  const names = Object.keys(readForm).join(', ');
  return problems.add('invalid_value', fields.at(name), `must have exactly one of ${names}`);
};
