import {
  type aws_ec2 as ec2,
  aws_iam as iam,
  aws_logs as logs,
  aws_route53resolver as resolver,
  Stack,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { arnIn } from '../plan/arns';

export interface DnsQueryLogProps {
  /** The deployment's name. */
  readonly name: string;
  readonly vpc: ec2.IVpc;
  /** Encrypted. */
  readonly logGroup: logs.ILogGroup;
}

/**
 * A line for each DNS query of the VPC, with the rule that answered it.
 *
 * The log delivery service writes the lines. Without a resource policy that admits it, AWS extends one that all log
 * groups of the account share and that has a size limit (CloudWatch Logs user guide, "Logs sent to CloudWatch Logs",
 * 2026-11). So the deployment has a policy of its own, one of the ten that a region of an account can have.
 */
export class DnsQueryLog extends Construct {
  constructor(scope: Construct, id: string, { name, vpc, logGroup }: DnsQueryLogProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const delivery = new logs.ResourcePolicy(this, 'Delivery', {
      resourcePolicyName: `${name}-dns-queries`,
      policyStatements: [
        new iam.PolicyStatement({
          sid: 'DeliverDnsQueries',
          principals: [new iam.ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [arnIn(stack, 'logs', `log-group:${logGroup.logGroupName}:log-stream:*`)],
          conditions: {
            StringEquals: { 'aws:SourceAccount': stack.account },
            ArnLike: { 'aws:SourceArn': arnIn(stack, 'logs', '*') },
          },
        }),
      ],
    });
    const config = new resolver.CfnResolverQueryLoggingConfig(this, 'Config', {
      name: `${name}-dns-queries`,
      destinationArn: logGroup.logGroupArn,
    });
    config.node.addDependency(delivery);
    new resolver.CfnResolverQueryLoggingConfigAssociation(this, 'Association', {
      resolverQueryLogConfigId: config.attrId,
      resourceId: vpc.vpcId,
    });
  }
}
