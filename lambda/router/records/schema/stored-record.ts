import type * as z from 'zod/mini';
import { decision } from './decision';
import { outcome } from './outcome';
import { secondOpinion } from './second-opinion';

/** Every line of the audit bucket, by its `schema`. */
export const RECORD_SCHEMAS = {
  'hybrid-llm/decision/1': decision,
  'hybrid-llm/outcome/1': outcome,
  'hybrid-llm/second-opinion/1': secondOpinion,
} as const;

export type RecordSchema = keyof typeof RECORD_SCHEMAS;
export type StoredDecision = z.infer<typeof decision>;
export type StoredOutcome = z.infer<typeof outcome>;
export type StoredSecondOpinion = z.infer<typeof secondOpinion>;
export type StoredRecord = StoredDecision | StoredOutcome | StoredSecondOpinion;
