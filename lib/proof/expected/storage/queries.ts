import type { Expected } from '../../matching/expected';
import { claimedBy, optional, text, the } from '../../matching/rule';
import type { Basis } from '../basis';
import { bucket, DATABASE, keyArn, WORKGROUP } from '../things';

const common = { stack: 'foundation', claim: 'I8.records-queries' } as const;

/** The workgroup in which auditors query the records, and the queries that are saved in it. */
export const queries = (basis: Basis): readonly Expected[] => [
  {
    ...common,
    thing: WORKGROUP,
    type: 'AWS::Athena::WorkGroup',
    properties: {
      Name: `${basis.deployment.name}-audit`,
      State: optional('ENABLED'),
      RecursiveDeleteOption: true,
      WorkGroupConfiguration: {
        // Otherwise the client of a query chooses where its result goes.
        EnforceWorkGroupConfiguration: true,
        ResultConfiguration: {
          OutputLocation: `s3://${the(bucket('query-results'))}/`,
          ExpectedBucketOwner: basis.deployment.account,
          EncryptionConfiguration: claimedBy('I6.at-rest', {
            EncryptionOption: 'SSE_KMS',
            KmsKey: keyArn(basis, 'audit'),
          }),
        },
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        PublishCloudWatchMetricsEnabled: true,
        BytesScannedCutoffPerQuery: 100 * 1024 ** 3,
      },
    },
  },
  ...SAVED.map(
    (name): Expected => ({
      ...common,
      thing: `saved query “${name}”`,
      type: 'AWS::Athena::NamedQuery',
      properties: {
        Name: name,
        Database: the(DATABASE),
        WorkGroup: the(WORKGROUP),
        QueryString: text('one query that reads the records only', readsRecordsOnly),
      },
    }),
  ),
];

const SAVED = [
  'Who sent confidential data where, last 30 days',
  'Refused by reason, last 30 days',
  'Models that gave no answer, last 30 days',
  'Spend by caller and model, last 30 days',
  'Decisions without an outcome, last 7 days',
  'One decision and its outcome',
];

/** What the queries name before a dot: parts of the table, and fields of a record. */
const WITH_FIELDS = ['decision', 'outcome', 'sent', 'attempt', 'dataclass'];

/**
 * Whether a text is one query, and of no other table than `records`: a table of another database or catalog has a name
 * with a dot, and this database has one table. Statements that write, and external functions, begin with another word.
 * Which rows it returns is left open: an auditor reads a saved query before running it.
 */
export function readsRecordsOnly(sql: string): boolean {
  return (
    /^(with|select)\s/i.test(sql) &&
    /\bfrom\s+records\b/i.test(sql) &&
    !/;|--|\/\*|\btable\b/i.test(sql) &&
    // Two tables in one list: `from records, secrets`.
    !/\bfrom\s+\w+(\s+(as\s+)?\w+)?\s*,/i.test(sql) &&
    tablesIn(sql).every((name) => ['', 'unnest', 'records', ...definedIn(sql)].includes(name)) &&
    [...sql.matchAll(/([^\s(),]*?)\s*\./g)].every(([, name = '']) => WITH_FIELDS.includes(name))
  );
}

/** What stands after `from` and `join`: a table, `unnest`, or nothing before the parenthesis of a subquery. */
const tablesIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\b(?:from|join)\s+([^\s(),]*)/gi)].map(([, name = '']) => name.toLowerCase());

/** The names that the query itself gives to subqueries: `with spend as (…)`. */
const definedIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/(?:\bwith|,)\s+(\w+)\s+as\s*\(/gi)].map(([, name = '']) => name.toLowerCase());
