import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations in the audit queries of the foundation stack. */
export const audit: readonly Acknowledgement[] = [
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Audit/Queries/Results/Resource'],
    reason:
      'Answers to queries are extracts of the locked records, kept for seven days. They can be asked for again; a second copy would be one more place to guard.',
    owner: 'audit',
    review: '2027-11-01',
  },
  {
    rules: [
      'IAM5[Resource::<AuditRecords096AC1ED.Arn>/*]',
      'IAM5[Resource::<AuditQueriesResults23793138.Arn>/*]',
    ],
    constructs: ['foundation/Audit/Queries/Reader/Resource'],
    reason:
      'An auditor reads every record and every answer to a query: the names of the objects are made by Firehose and Athena as they come. The statements read the one bucket and read and write the other; the records bucket itself refuses every write.',
    owner: 'audit',
    review: '2027-11-01',
  },
];
