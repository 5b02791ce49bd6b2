import { aws_ec2 as ec2 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ImportedVpc } from '../config/imports/imported-vpc';

/** A VPC of another team, by the ids in the deployment file: nothing is looked up, and nothing in it is changed. */
export const importedVpc = (scope: Construct, id: string, { id: vpcId, subnets }: ImportedVpc): ec2.IVpc =>
  ec2.Vpc.fromVpcAttributes(scope, id, {
    vpcId,
    availabilityZones: subnets.map(({ zone }) => zone),
    isolatedSubnetIds: subnets.map((subnet) => subnet.id),
    isolatedSubnetRouteTableIds: subnets.map(({ routeTable }) => routeTable),
  });
