import type { ProofReport } from '../../lib/proof/prove';

/** A report for programs: all of it but the pairs, which only save time. */
export const reportJson = ({ pairs: _, ...report }: ProofReport) => report;
