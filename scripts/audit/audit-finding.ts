/** One fault in audit records. */
export interface AuditFinding {
  readonly kind:
    | 'unreadable' // an object that cannot be decompressed
    | 'malformed' // a line that is not what its schema says
    | 'unknown-schema' // a line of a version this tool does not know
    | 'altered' // a record that is not the one its successor was written after
    | 'missing' // a record that its successors refer to
    | 'forked' // two different records in one place
    | 'no-outcome' // a decision without an outcome
    | 'no-decision' // an outcome, a second opinion or an answered request without a decision
    | 'early-call' // a call beyond the account whose decision was not accepted
    | 'no-request'; // a decision about a request the API never saw
  /** File and line, or what else the finding is about. */
  readonly where: string;
  readonly words: string;
}
