import type { Expected } from '../../matching/expected';
import { type ExpectedStatement, policy } from '../../matching/policy';
import { the } from '../../matching/rule';
import type { Basis } from '../basis';
import { type BucketName, bucketArn, keyArn, logGroupArn } from '../things';
import { attachedTo } from './role-policy';
import { allow, throughServices } from './statements';

/** What the roles that AWS services assume may do, exactly, and what a reader of the records may do. */
export const servicePolicies = (basis: Basis): readonly Expected[] => [
  attachedTo('delivery', 'base', { stack: 'foundation', claim: 'I8.record-writers' }, [
    usesAuditKey(basis, 'landing', 'kms:Decrypt', 'kms:GenerateDataKey'),
    allow({ actions: ['logs:PutLogEvents'], resources: [logGroupArn(basis, 'delivery')] }),
  ]),
  attachedTo('replication', 'base', { stack: 'foundation', claim: 'I8.record-writers' }, [
    usesAuditKey(basis, 'landing', 'kms:Decrypt'),
    usesAuditKey(basis, 'records', 'kms:Encrypt', 'kms:GenerateDataKey'),
  ]),
  attachedTo('flow-logs', 'base', { stack: 'foundation', claim: 'roles.services' }, [
    allow({
      actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      resources: [logGroupArn(basis, 'flow-logs')],
    }),
  ]),
  ...(basis.deployment.apiGatewayAccount === 'own' ? [apiLogging(basis)] : []),
  reader(basis),
];

/** The audit key for the objects of one bucket, through S3. With S3 Bucket Keys, the bucket is the encryption context. */
const usesAuditKey = (basis: Basis, name: BucketName, ...actions: readonly string[]): ExpectedStatement =>
  allow({
    actions,
    resources: [keyArn(basis, 'audit')],
    conditions: {
      ...throughServices(basis, 's3'),
      ArnLike: {
        'kms:EncryptionContext:aws:s3:arn': [bucketArn(basis, name), `${bucketArn(basis, name)}/*`],
      },
    },
  });

/** The account's API Gateway logging role serves every API of the account and region. */
const apiLogging = (basis: Basis): Expected =>
  attachedTo('api-logging', 'base', { stack: 'foundation', claim: 'roles.services' }, [
    allow({
      actions: [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:DescribeLogGroups',
        'logs:DescribeLogStreams',
        'logs:FilterLogEvents',
        'logs:GetLogEvents',
        'logs:PutLogEvents',
      ],
      resources: [basis.arn('logs', 'log-group:*')],
    }),
  ]);

/** A policy that is attached to nobody: an administrator attaches it to those who read the records. */
function reader(basis: Basis): Expected {
  const database = the('records database');
  const [records, results] = [bucketArn(basis, 'records'), bucketArn(basis, 'query-results')];
  return {
    thing: 'policy of record readers',
    type: 'AWS::IAM::ManagedPolicy',
    stack: 'foundation',
    claim: 'I8.record-readers',
    properties: {
      Path: '/',
      PolicyDocument: policy(
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
          resources: [basis.arn('athena', `workgroup/${the('records workgroup')}`)],
        }),
        allow({
          actions: ['glue:GetDatabase', 'glue:GetPartitions', 'glue:GetTable', 'glue:GetTables'],
          resources: ['catalog', `database/${database}`, `table/${database}/records`].map((resource) =>
            basis.arn('glue', resource),
          ),
        }),
        allow({ actions: ['s3:GetBucketLocation', 's3:ListBucket'], resources: [results, records] }),
        allow({ actions: ['s3:GetObject'], resources: [`${records}/*`] }),
        allow({
          actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
          resources: [`${results}/*`],
        }),
        allow({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [keyArn(basis, 'audit')],
          conditions: throughServices(basis, 's3'),
        }),
      ),
    },
  };
}
