/**
 * The words that a record of the live proof has for what the proof found. Metric filters count log lines with them
 * (lib/operations/live-proof-monitoring.ts).
 */
export const LIVE_PROOF_EVENTS = ['live-proof-ran', 'live-proof-differs', 'live-proof-undecided'] as const;
export type LiveProofEvent = (typeof LIVE_PROOF_EVENTS)[number];
