import { z } from 'zod';
import { cidr } from '../cidr';
import { reason } from '../reason';
import { routeTableId, subnetId, vpcId } from '../scalars';
import { vouchedBy } from './vouched-by';

/** A control that the owner of the VPC has, or the reason why there is none. */
const ofTheOwner = z.union([z.literal('owner'), z.strictObject({ none: reason(20) })]);

/**
 * A VPC of the deployment's account that another team owns. The templates then have no VPC, subnet, route table, flow
 * log or DNS firewall; they have security groups and endpoints in this VPC. `network.cidr` is the VPC's first block.
 */
export const importedVpc = z.strictObject({
  id: vpcId,
  /** Further address blocks of the VPC, besides `network.cidr`. @default none */
  furtherBlocks: z.array(cidr).max(4).default([]),
  /** One subnet for each of `availabilityZones`, in their order. */
  subnets: z
    .array(
      z.strictObject({
        zone: z.string('a zone name').max(60),
        id: subnetId,
        cidr,
        /** The subnet's route table, in which the S3 and DynamoDB endpoints get a route. */
        routeTable: routeTableId,
      }),
    )
    .min(2)
    .max(3),
  /** The owner confirms that no route of these subnets leads to the internet, directly or through another VPC. */
  internetRoute: z.literal('none'),
  /** Who logs the connections of the VPC. */
  flowLogs: ofTheOwner,
  /** Who refuses DNS queries for names that nothing in the VPC needs, and logs every query. */
  dnsFirewall: ofTheOwner,
  vouchedBy,
});

export type ImportedVpc = z.output<typeof importedVpc>;
