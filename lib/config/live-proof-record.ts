/** The name of the form of a record, which changes with it. */
export const LIVE_PROOF_SCHEMA = 'hybrid-llm/live-proof/1';

/**
 * What one run of the live proof leaves in the log group of the deployment. Metric filters count records by it
 * (lib/operations/live-proof-monitoring.ts). It has nothing of a request: the proof reads none.
 */
export interface LiveProofRecord {
  readonly schema: typeof LIVE_PROOF_SCHEMA;
  readonly deployment: string;
  readonly account: string;
  readonly region: string;
  /** When the account was read, in ISO 8601. */
  readonly at: string;
  /** The ARN of the principal that read it. */
  readonly by: string;
  /** How many claims have each verdict. */
  readonly verdicts: {
    readonly holds: number;
    readonly vouched: number;
    readonly fails: number;
    readonly undecided: number;
  };
  /** The first claims that fail or are undecided. */
  readonly found: readonly {
    readonly id: string;
    readonly verdict: 'fails' | 'undecided';
    /** The first lines of the evidence. `npm run prove -- <name> --live` prints all. */
    readonly evidence: readonly string[];
  }[];
}
