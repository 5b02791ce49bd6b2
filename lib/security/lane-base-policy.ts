import { type aws_ec2 as ec2, aws_iam as iam, type aws_logs as logs, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { recordPermissions, toStatement } from '../plan/lane-permissions';
import { logStatement, placementStatements } from './function-base-statements';

export interface LaneBasePolicyProps {
  readonly role: iam.IRole;
  readonly logGroup: logs.ILogGroup;
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly auditStreamArn: string;
  /** What the audit stream is encrypted with. */
  readonly auditKeyArn: string;
  readonly digestKeyArn: string;
}

/**
 * What every lane's router may do whatever models it has: write its logs, put records on the audit stream, make
 * digests, and be placed in the VPC by Lambda.
 */
export class LaneBasePolicy extends iam.ManagedPolicy {
  constructor(scope: Construct, id: string, props: LaneBasePolicyProps) {
    super(scope, id, {
      description: 'Logs, audit records, digests, and a place in the VPC',
      roles: [props.role],
      statements: [
        logStatement(props.logGroup),
        ...recordPermissions(props).map(toStatement),
        encryptThroughFirehose(scope, props.auditKeyArn),
        ...placementStatements(scope, props.vpc, props.securityGroup),
      ],
    });
  }
}

/**
 * Firehose encrypts a record with its caller's right to the stream's key. Streams made since 20 April 2026 refuse
 * whoever lacks these two, and a router whose record is refused answers 503 (I8). Firehose asks KMS itself: the
 * lane needs no network path for it, and can use the key in no other way.
 */
function encryptThroughFirehose(scope: Construct, auditKeyArn: string): iam.PolicyStatement {
  const { region, urlSuffix } = Stack.of(scope);
  return new iam.PolicyStatement({
    sid: 'EncryptRecords',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [auditKeyArn],
    conditions: { StringEquals: { 'kms:ViaService': `firehose.${region}.${urlSuffix}` } },
  });
}
