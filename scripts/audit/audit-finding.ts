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
    | 'no-opinion' // a decision with the result of a second opinion, and without the record of it
    | 'early-call' // a call beyond the account whose record was not accepted, second opinions included
    | 'early-answer' // an answer, or an error of its own, to a client whose decision was not accepted
    | 'contradiction' // an outcome that says its decision was not accepted, and a chain that says it was
    | 'no-request'; // a decision about a request the API never saw
  /** File and line, or what else the finding is about. */
  readonly where: string;
  readonly words: string;
}
