import { type Vocabulary, vocabularyFor } from '../facts/models';
import type { OnInstances } from './instance-types';
import { catalogueName } from './weights-facts';

/** The file that must be staged beside a model's weights, so that vLLM does not fetch it when it starts. */
export function servingVocabulary({
  weights,
  parsers,
}: Pick<OnInstances, 'weights' | 'parsers'>): Vocabulary | undefined {
  const named = [parsers?.reasoning, parsers?.tools].filter((parser) => parser !== undefined);
  return vocabularyFor(catalogueName(weights), named);
}
