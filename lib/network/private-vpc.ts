import { aws_ec2 as ec2, type aws_iam as iam, type aws_logs as logs, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface PrivateVpcProps {
  /** The VPC's IPv4 block, /16 to /22. */
  readonly cidr: string;
  /** Two or three zone names, written in the deployment: nothing is looked up. */
  readonly zones: readonly string[];
  readonly flowLogs: {
    /** Encrypted; receives every accepted and refused connection. */
    readonly logGroup: logs.ILogGroup;
    /** Writes the flow logs; trusts vpc-flow-logs. */
    readonly role: Pick<iam.IRole, 'roleArn'>;
  };
}

/**
 * A VPC with no route to or from the internet: no internet gateway, no NAT, no public address (I5). It has one
 * isolated subnet per zone and reserves addresses for a third zone, so that a zone added later moves no subnet (I10).
 *
 * No resource uses the default security group. CloudFormation can add rules to it but cannot remove its two default
 * rules. The CDK removes them with a Lambda outside the VPC that may change all security groups, which regulated
 * accounts refuse. So `npm run deploy` removes them after it has deployed the foundation.
 * The VPC is retained, and so is its flow log.
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

    const flowLog = new ec2.CfnFlowLog(this, 'FlowLog', {
      resourceType: 'VPC',
      resourceId: vpc.vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: flowLogs.logGroup.logGroupName,
      deliverLogsPermissionArn: flowLogs.role.roleArn,
      maxAggregationInterval: 60,
    });
    flowLog.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}

/** The most zones that the schema allows. The VPC's block has a slot for each, used or reserved. */
const MOST_ZONES = 3;
