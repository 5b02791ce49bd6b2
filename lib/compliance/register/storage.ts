import type { Acknowledgement } from '../acknowledgement';

/** Accepted deviations of buckets and tables. */
export const storage: readonly Acknowledgement[] = [
  {
    rules: ['S3DefaultEncryptionKMS', 'CT.S3.PR.10'],
    constructs: ['foundation/AccessLogs/Resource'],
    reason:
      'S3 delivers server access logs only to a bucket that S3 itself encrypts, and load balancers do the same (S3 user guide, "Enabling Amazon S3 server access logging"; Elastic Load Balancing user guide, "Enable access logs"). The log has names of objects and paths, and no content.',
    owner: 'security monitoring',
    review: '2027-04-26',
  },
  {
    rules: ['CT.S3.PR.2'],
    constructs: ['foundation/AccessLogs/Resource'],
    reason:
      'This bucket receives the access logs of all others. A bucket that logs into itself writes a line about each line (S3 user guide, "Enabling Amazon S3 server access logging", which advises against it), and a second bucket for its logs would have the same finding.',
    owner: 'security monitoring',
    review: '2027-05-31',
  },
  {
    rules: ['CT.S3.PR.9'],
    constructs: ['foundation/AccessLogs/Resource'],
    reason:
      'S3 refuses a bucket with Object Lock as the destination of server access logs. In place of a lock, the policy of the bucket denies every principal to change or delete a log file, and only a deploy may change the policy.',
    owner: 'security monitoring',
    review: '2027-05-03',
  },
  {
    rules: ['CT.S3.PR.9'],
    constructs: ['foundation/Audit/Landing/Resource'],
    reason:
      'What lands here is replicated within minutes into the records bucket, which locks it, and expires after thirty days. Until then the policy of the bucket denies every principal to change or delete it. A lock on both buckets would keep every record twice for the time of the deployment.',
    owner: 'records management',
    review: '2027-04-19',
  },
  {
    rules: ['CT.S3.PR.9'],
    constructs: [
      'foundation/Audit/Queries/Results/Resource',
      'foundation/Callers/KeySet/Resource',
      'foundation/Models/Weights/Resource',
    ],
    reason:
      'None of these objects is evidence. Results of queries must expire after a week; a key set that the issuer has withdrawn, and weights that must not serve any more, must be removable on the same day. Versions are kept, and where a deployment names publishers no other principal writes or deletes.',
    owner: 'data protection',
    review: '2027-11-01',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/AccessLogs/Resource'],
    reason:
      'The log is evidence about the other buckets and is kept where they are: what is lost with the region is lost with what it describes. No principal can change or delete a line, and only a deploy changes the settings of the bucket. Decisions are not in it; the locked records have them.',
    owner: 'security monitoring',
    review: '2027-05-17',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Audit/Records/Resource'],
    reason:
      'A deployment that names a log archive (imports.logArchive) has a second copy of every record there, in the same region and in an account of its own, and does not have this finding. One that names none has each record once, as the replica of an object of the landing bucket, locked until its day: in compliance mode the root of the account cannot delete it. It accepts that records are lost with the account.',
    owner: 'records management',
    review: '2027-04-12',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Audit/Queries/Results/Resource'],
    reason:
      'A result is an extract of the locked records that expires after seven days. The same query gives it again for as long as the records exist.',
    owner: 'records management',
    review: '2027-10-04',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Models/Weights/Resource'],
    reason:
      'Weights are a pinned revision of a public or internal source, and a deploy verifies them by their SHA-256 sums. They are staged again with the same command and the same sums; until then running copies keep serving. Versions are kept, so that a wrong write is undone here.',
    owner: 'model operations',
    review: '2027-09-27',
  },
  {
    rules: ['S3BucketReplicationEnabled'],
    constructs: ['foundation/Callers/KeySet/Resource'],
    reason:
      'The bucket has one file of public keys, a copy of what the issuer publishes; `npm run keys` fetches it again in seconds, and the alarm on unknown keys shows the need. Versions are kept.',
    owner: 'credential management',
    review: '2027-07-26',
  },
  {
    rules: ['DynamoDBInBackupPlan'],
    constructs: ['foundation/Callers/ApiKeys/Resource'],
    reason:
      'Point-in-time recovery restores the table to any second of the last 35 days, deletion protection is on, and the table is retained with its stack. The table is a list of what is valid now: a backup that is older than the last revocation brings revoked keys back, so a longer history would be a risk and no protection. Keys that are lost are issued again.',
    owner: 'credential management',
    review: '2027-08-02',
  },
];
