import type { Expected } from '../../matching/expected';
import { allow, type ExpectedStatement, policy } from '../../matching/policy';
import { claimedBy, the } from '../../matching/rule';
import { iamPathOf } from '../account-rules';
import type { Basis } from '../basis';
import { throughServices } from '../key-use';
import { bucketArn, DATABASE, keyArn, WORKGROUP } from '../things';

/** A policy that is attached to nobody: an administrator attaches it to those who read the records. */
export const recordReader = (basis: Basis): Expected => ({
  thing: 'policy of record readers',
  type: 'AWS::IAM::ManagedPolicy',
  stack: 'foundation',
  claim: 'I8.record-readers',
  properties: {
    Path: claimedBy('roles.account-rules', iamPathOf(basis.deployment)),
    PolicyDocument: policy(...readsRecords(basis)),
  },
});

/** What one who reads the records may do. */
export function readsRecords(basis: Basis): readonly ExpectedStatement[] {
  const database = the(DATABASE);
  const [records, results] = [bucketArn(basis, 'records'), bucketArn(basis, 'query-results')];
  return [
    allow({
      actions: [
        'athena:BatchGetNamedQuery',
        'athena:BatchGetQueryExecution',
        'athena:GetNamedQuery',
        'athena:GetQueryExecution',
        'athena:GetQueryResults',
        'athena:GetWorkGroup',
        'athena:ListNamedQueries',
        'athena:ListQueryExecutions',
        'athena:StartQueryExecution',
        'athena:StopQueryExecution',
      ],
      resources: [basis.arn('athena', `workgroup/${the(WORKGROUP)}`)],
    }),
    allow({
      actions: ['glue:GetDatabase', 'glue:GetPartitions', 'glue:GetTable', 'glue:GetTables'],
      resources: ['catalog', `database/${database}`, `table/${database}/records`].map((resource) =>
        basis.arn('glue', resource),
      ),
    }),
    allow({ actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [results, records] }),
    allow({ actions: ['s3:GetObject'], resources: [`${records}/*`] }),
    allow({ actions: ['kms:GetPublicKey'], resources: [keyArn(basis, 'heads')] }),
    allow({
      actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
      resources: [`${results}/*`],
    }),
    allow({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keyArn(basis, 'audit')],
      conditions: throughServices(basis, 's3'),
    }),
  ];
}
