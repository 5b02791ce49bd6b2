/** One fault in audit records, or in the statements about them. */
export interface AuditFinding {
  readonly kind: FindingKind;
  /** File and line, or what else the finding is about. */
  readonly where: string;
  readonly words: string;
}

/** A finding, before it is clear what it is about. */
export type Fault = Omit<AuditFinding, 'where'>;

/** Every kind of finding, with its meaning. */
export const FINDING_KINDS = {
  // what was read
  unread: 'an object, a link or a folder that was not read, or that is none of the kinds this tool knows',
  unreadable: 'an object that cannot be decompressed',
  malformed: 'a line that is not what its schema says',
  'unknown-schema': 'a line of a version this tool does not know',
  // the chains
  altered: 'a record that is not the one its successor was written after',
  missing: 'a record that its successors refer to',
  forked: 'two different records in one place',
  'duplicate-id': 'a decision id in two records of one kind',
  'repeated-request': 'a request id in two records of one kind',
  // the records against the signed statements
  rewritten: 'a record that is not the one a statement names as a head of its chain',
  removed: 'a record that a statement covers, and that is not here',
  'removed-object': 'an object that a statement names and that is not here',
  unsigned: 'records that no statement covers, although one was signed long enough after them',
  late: 'records that a statement covers although an earlier one should have',
  future: 'a record that is later than the statement which covers it, or than the time of the copy',
  foreign: 'a statement or a record of another deployment, account or region',
  'signed-unread': 'an object that the signer could not read',
  // the statements themselves
  'no-statements': 'a public key was given, and there is no statement',
  'bad-signature': 'a statement whose signature no given key verifies',
  'wrong-statement': 'a signed object whose header or content is not that of a statement',
  'statement-gap': 'a statement that its successors refer to',
  'statement-fork': 'two statements with one number',
  'statement-link': 'a statement that was not written after the one before it',
  'missing-hour': 'more than an hour between two statements',
  stale: 'no statement for more than an hour before the time of the copy',
  // reconcile
  'no-outcome': 'a decision without an outcome',
  'no-decision': 'an outcome, a second opinion or an answered request without a decision',
  'no-opinion': 'a decision with the result of a second opinion, and without the record of it',
  'early-call': 'a call beyond the account whose record was not accepted, second opinions included',
  'early-answer': 'an answer, or an error of its own, to a client whose decision was not accepted',
  contradiction: 'an outcome that says its decision was not accepted, and a chain that says it was',
  'no-request': 'a decision about a request the API never saw',
} as const;

export type FindingKind = keyof typeof FINDING_KINDS;
