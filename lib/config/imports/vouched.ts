import type { ImportedVpc } from './imported-vpc';
import type { Imports } from './imports';
import type { VouchedBy } from './vouched-by';

/** An imported thing, and what its owner says of it. */
export interface Vouched {
  /** The path in the file: `imports.vpc`. */
  readonly path: string;
  /** What it is for the deployment: `VPC`. No two imported things have the same. */
  readonly thing: string;
  readonly id: string;
  /** What belongs to it and is imported with it. */
  readonly further: readonly string[];
  /** What is true of it only because its owner says so. */
  readonly says: readonly string[];
  readonly by: VouchedBy;
}

/** Everything that a deployment imports, in the order of the file. No template proves what `says` contains. */
export const vouched = ({ imports }: { readonly imports: Imports }): readonly Vouched[] =>
  imports.vpc ? [vpc(imports.vpc)] : [];

/** One imported thing in words, for every report. */
export const vouchedInWords = ({ thing, id, by }: Vouched): string =>
  `${thing} ${id}, vouched for by ${by.name} on ${by.on}`;

const vpc = ({ id, subnets, flowLogs, dnsFirewall, vouchedBy }: ImportedVpc): Vouched => ({
  path: 'imports.vpc',
  thing: 'VPC',
  id,
  further: subnets.flatMap((subnet) => [
    `${subnet.id} (${subnet.zone}, ${subnet.cidr})`,
    `${subnet.routeTable} (routes of ${subnet.id})`,
  ]),
  says: [
    'no route of its subnets leads to the internet, directly or through another VPC',
    'its network ACLs and its DHCP options let the deployment work, and its DNS support and DNS host names are on',
    flowLogs === 'owner' ? 'every connection is logged' : 'no connection is logged',
    dnsFirewall === 'owner'
      ? 'its resolver refuses names that nothing needs, and every query is logged'
      : 'its resolver answers for every name',
  ],
  by: vouchedBy,
});
