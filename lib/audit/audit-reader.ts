import { aws_iam as iam, type aws_kms as kms, Stack, type aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { arnIn } from '../plan/arns';
import type { RecordsTable } from './records-table';

export interface AuditReaderProps {
  readonly table: RecordsTable;
  readonly workgroupName: string;
  readonly records: s3.IBucket;
  readonly results: s3.IBucket;
  readonly key: kms.IKey;
  /** Signs the statements about the chains. */
  readonly headsKey: kms.IKey;
  /** The path of the policy in IAM. @default '/' */
  readonly path?: string;
}

/**
 * The permissions of an auditor: read the records and the public key that verifies the statements about their chains,
 * run queries, read the results. It may write query results only. No role has this policy until an administrator
 * attaches it.
 */
export class AuditReader extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: AuditReaderProps) {
    const { table, workgroupName, records, results, key, headsKey } = props;
    const stack = Stack.of(scope);
    const glueArn = (resource: string) => arnIn(stack, 'glue', resource);
    super(scope, id, {
      description: 'Read and query the audit records',
      path: props.path,
      statements: [
        new iam.PolicyStatement({
          sid: 'AskQueries',
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
          resources: [arnIn(stack, 'athena', `workgroup/${workgroupName}`)],
        }),
        new iam.PolicyStatement({
          sid: 'SeeTable',
          actions: ['glue:GetDatabase', 'glue:GetPartitions', 'glue:GetTable', 'glue:GetTables'],
          resources: [
            glueArn('catalog'),
            glueArn(`database/${table.databaseName}`),
            glueArn(`table/${table.databaseName}/${table.tableName}`),
          ],
        }),
        new iam.PolicyStatement({
          sid: 'SeeBuckets',
          actions: ['s3:GetBucketLocation', 's3:ListBucket'],
          resources: [records.bucketArn, results.bucketArn],
        }),
        new iam.PolicyStatement({
          sid: 'ReadRecords',
          actions: ['s3:GetObject'],
          resources: [records.arnForObjects('*')],
        }),
        new iam.PolicyStatement({
          sid: 'ReadPublicKey',
          actions: ['kms:GetPublicKey'],
          resources: [headsKey.keyArn],
        }),
        new iam.PolicyStatement({
          sid: 'KeepAnswers',
          actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListMultipartUploadParts', 's3:PutObject'],
          resources: [results.arnForObjects('*')],
        }),
        new iam.PolicyStatement({
          sid: 'DecryptThroughS3',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: { StringEquals: { 'kms:ViaService': `s3.${stack.region}.${stack.urlSuffix}` } },
        }),
      ],
    });
  }
}
