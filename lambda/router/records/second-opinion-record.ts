import { OPINION_BOUNDARY } from '../../../policy/second-opinion';
import type { Classification } from '../request/classify/classify';
import { classificationFields, type RequestFacts, requestFields } from './request-fields';
import type { StoredSecondOpinion } from './schema/stored-record';

/** The record of a second opinion without its place in a chain. schema/second-opinion.ts describes each field. */
export type SecondOpinionRecord = Omit<StoredSecondOpinion, 'chain'>;

export function secondOpinionRecord(
  service: SecondOpinionRecord['host'],
  classification: Classification,
  facts: RequestFacts,
  promptDigest: string,
): SecondOpinionRecord {
  return {
    schema: 'hybrid-llm/second-opinion/1',
    ...requestFields(facts),
    ...classificationFields(classification),
    host: service,
    boundary: OPINION_BOUNDARY,
    regions: [facts.config.region],
    promptDigest,
  };
}
