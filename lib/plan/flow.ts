import type { AwsService } from './aws-services';
import type { Workload } from './roles';

/** A security group, by whose it is. */
export type Group = Workload | EndpointGroup;
export type EndpointGroup = `${AwsService}-endpoint`;

/** Connections one side opens to the other, on one TCP port. */
export interface Flow {
  readonly from: Group | { readonly cidr: string };
  readonly to: Group | { readonly prefixList: string };
  readonly port: number;
  /** The description of the rules on both sides. */
  readonly why: string;
}

export const HTTPS = 443;
