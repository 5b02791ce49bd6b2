import { type aws_ec2 as ec2, aws_iam as iam, type aws_logs as logs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { logStatement, placementStatements } from './function-base-statements';
import { recordPermissions, toStatement } from './lane-permissions';

export interface LaneBasePolicyProps {
  readonly role: iam.IRole;
  readonly logGroup: logs.ILogGroup;
  readonly vpc: ec2.IVpc;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly auditStreamArn: string;
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
        ...placementStatements(scope, props.vpc, props.securityGroup),
      ],
    });
  }
}
