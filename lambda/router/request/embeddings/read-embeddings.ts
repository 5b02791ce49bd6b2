import { EMBEDDING_PURPOSES } from '../../contract/embedding';
import { type AskedEmbeddings, ENCODING_FORMATS } from '../asked-embeddings';
import { Fields } from '../fields';
import { HARMLESS_FIELDS } from '../harmless-fields';
import { Problems } from '../problems';
import { readModel, requireObject } from '../read-body';
import { declaredBy, readMetadata } from '../read-metadata';
import { readInput } from './read-input';

/**
 * Reads the body of an embeddings request. `input_type` says what the vectors are for, as with Cohere's own API; OpenAI
 * has no such field. Refuses every unknown field by name, in one error.
 */
export function readEmbeddings(body: unknown): AskedEmbeddings {
  requireObject(body);
  const problems = new Problems();
  const fields = new Fields(body, problems);
  const model = readModel(fields, problems);
  const { texts, at } = readInput(fields.take('input'), problems);
  const encoding = fields.word('encoding_format', ...ENCODING_FORMATS) ?? 'float';
  const purpose = fields.word('input_type', ...EMBEDDING_PURPOSES);
  const dimensions = readDimensions(fields, problems);
  const metadata = readMetadata(fields, problems);
  for (const label of ['user', 'safety_identifier']) fields.text(label);
  fields.ignore(...HARMLESS_FIELDS);
  fields.refuseOthers();
  problems.throwIfAny();
  return {
    model,
    embedding: { texts, ...(dimensions !== undefined && { dimensions }), ...(purpose && { purpose }) },
    encoding,
    at,
    ...problems.ignored,
    ...declaredBy(metadata.data_class),
  };
}

/** Which lengths a model has is a fact of the model; here it is a whole number only. */
function readDimensions(fields: Fields, problems: Problems): number | undefined {
  const value = fields.amount('dimensions');
  if (value === undefined || (Number.isSafeInteger(value) && value >= 1)) return value;
  return problems.add('invalid_value', 'dimensions', 'must be a whole number from 1 on');
}
