import type { AnswerFormat } from '../../contract/chat';
import type { Fields } from '../fields';
import type { Problems } from '../problems';
import { readSchema } from '../tools/read-schema';

/**
 * Reads the form of the answer: `output_config.format`, or `output_format`, as it was called before 2026. A schema is
 * followed exactly, as Anthropic's API does.
 */
export function readFormat(
  fields: Fields,
  config: Fields | undefined,
  problems: Problems,
): AnswerFormat | undefined {
  const older = fields.nested('output_format');
  const format = config?.nested('format') ?? older;
  if (!format) return undefined;
  if (format !== older && older) {
    problems.add(
      'invalid_value',
      'output_format',
      'is the older name of output_config.format; send one of the two',
    );
  }
  if (format.text('type') !== 'json_schema') {
    problems.add('invalid_value', format.at('type'), 'must be json_schema');
  }
  const schema = readSchema(format, 'schema', problems);
  format.refuseOthers();
  return schema && { type: 'json-schema', name: 'answer', schema, strict: true };
}
