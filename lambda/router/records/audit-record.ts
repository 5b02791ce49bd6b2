import type { DecisionRecord } from './decision-record';
import type { OutcomeRecord } from './outcome-record';
import type { SecondOpinionRecord } from './second-opinion-record';

/** Every kind of record, without its place in a chain. */
export type AuditRecord = SecondOpinionRecord | DecisionRecord | OutcomeRecord;
