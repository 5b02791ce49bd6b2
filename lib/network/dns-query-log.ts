import { type aws_ec2 as ec2, type aws_logs as logs, aws_route53resolver as resolver } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface DnsQueryLogProps {
  /** The deployment's name. */
  readonly name: string;
  readonly vpc: ec2.IVpc;
  /** Encrypted, with a resource policy that admits the log delivery service. */
  readonly logGroup: logs.ILogGroup;
}

/** A line for each DNS query of the VPC, with the rule that answered it. The log delivery service writes the lines. */
export class DnsQueryLog extends Construct {
  constructor(scope: Construct, id: string, { name, vpc, logGroup }: DnsQueryLogProps) {
    super(scope, id);
    const config = new resolver.CfnResolverQueryLoggingConfig(this, 'Config', {
      name: `${name}-dns-queries`,
      destinationArn: logGroup.logGroupArn,
    });
    new resolver.CfnResolverQueryLoggingConfigAssociation(this, 'Association', {
      resolverQueryLogConfigId: config.attrId,
      resourceId: vpc.vpcId,
    });
  }
}
