import {
  type aws_ec2 as ec2,
  type aws_elasticloadbalancingv2 as elb,
  aws_route53 as route53,
  aws_route53_targets as targets,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Imports } from '../../config/imports/imports';

export interface HostNameProps {
  /** The zone of another team, associated with the VPC. @default a zone of its own, for this name alone */
  readonly imported?: Imports['hostedZone'];
  /** The name in the model's certificate. */
  readonly hostName: string;
  readonly vpc: ec2.IVpc;
  readonly loadBalancer: elb.IApplicationLoadBalancer;
}

/**
 * Makes a model's host name resolve to the load balancer, inside the VPC only.
 *
 * The private zone is the exact host name, not its parent domain: a private zone hides all public records below it,
 * and this one hides only the host name itself.
 */
export class HostName extends Construct {
  constructor(scope: Construct, id: string, { hostName, vpc, loadBalancer, imported }: HostNameProps) {
    super(scope, id);
    const zone = imported
      ? route53.PrivateHostedZone.fromHostedZoneAttributes(this, 'Zone', {
          hostedZoneId: imported.id,
          zoneName: imported.name,
        })
      : new route53.PrivateHostedZone(this, 'Zone', { zoneName: hostName, vpc });
    new route53.ARecord(this, 'Alias', {
      zone,
      recordName: `${hostName}.`,
      target: route53.RecordTarget.fromAlias(new targets.LoadBalancerTarget(loadBalancer)),
    });
  }
}
