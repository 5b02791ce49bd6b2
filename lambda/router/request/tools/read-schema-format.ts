import type { AnswerFormat } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readSchema } from './read-schema';
import { readToolName } from './read-tool-name';

/** Reads the JSON schema of an answer as both of OpenAI's APIs have it; `undefined`, with a problem, where it is wrong. */
export function readSchemaFormat(given: Fields, problems: Problems): AnswerFormat | undefined {
  const name = readToolName(given, problems);
  const description = given.text('description');
  const strict = given.flag('strict') ?? false;
  const schema = readSchema(given, 'schema', problems);
  given.refuseOthers();
  if (name === undefined || !schema) return undefined;
  return {
    type: 'json-schema',
    name,
    ...(description !== undefined && { description }),
    schema,
    strict,
  };
}
