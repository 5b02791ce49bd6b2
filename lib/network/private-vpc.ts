import { aws_ec2 as ec2, type aws_iam as iam, type aws_logs as logs, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface PrivateVpcProps {
  /** The VPC's IPv4 block, /16 to /22. */
  readonly cidr: string;
  /** Two or three zone names, written in the deployment: nothing is looked up. */
  readonly zones: readonly string[];
  readonly flowLogs: {
    /** Encrypted; where every accepted and refused connection is logged. */
    readonly logGroup: logs.ILogGroup;
    /** Writes them; trusts vpc-flow-logs. */
    readonly role: Pick<iam.IRole, 'roleArn'>;
  };
}

/**
 * A VPC with no route to or from the internet: no internet gateway, no NAT, no public address (I5). One isolated
 * subnet a zone, with room kept for a third zone, so that adding one later moves no subnet (I10).
 *
 * The default security group is used by nothing. CloudFormation can add rules to it but not take away the two it
 * is born with, and the CDK's cure is a Lambda outside the VPC with rights on all security groups, which
 * regulated accounts refuse; so it stays open to itself, empty.
 */
export class PrivateVpc extends Construct {
  readonly vpc: ec2.IVpc;

  constructor(scope: Construct, id: string, { cidr, zones, flowLogs }: PrivateVpcProps) {
    super(scope, id);
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      availabilityZones: [...zones],
      reservedAzs: MOST_ZONES - zones.length,
      createInternetGateway: false,
      natGateways: 0,
      subnetConfiguration: [{ name: 'isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
      restrictDefaultSecurityGroup: false,
    });
    vpc.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.vpc = vpc;

    new ec2.CfnFlowLog(this, 'FlowLog', {
      resourceType: 'VPC',
      resourceId: vpc.vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: flowLogs.logGroup.logGroupName,
      deliverLogsPermissionArn: flowLogs.role.roleArn,
      maxAggregationInterval: 60,
    });
  }
}

/** What the schema allows; one slot each in the VPC's block, used or kept. */
const MOST_ZONES = 3;
