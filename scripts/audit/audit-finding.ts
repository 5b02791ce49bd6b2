/** Something that is not as it should be. */
export interface AuditFinding {
  readonly kind:
    | 'unreadable' // an object that cannot be decompressed
    | 'malformed' // a line that is not what its schema says
    | 'unknown-schema' // a line of a version this tool does not know
    | 'altered' // a record that is not the one its successor was written after
    | 'missing' // a record its successors speak of
    | 'forked' // two different records in one place
    | 'no-outcome' // a decision nobody knows the end of
    | 'no-decision' // an outcome, or an answered request, without a decision
    | 'no-request'; // a decision about a request the API never saw
  /** File and line, or what else it is about. */
  readonly where: string;
  readonly words: string;
}
