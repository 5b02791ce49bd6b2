import type { EndpointService } from './endpoint-services';
import type { Workload } from './roles';

/** A security group, named by its workload or its endpoint. */
export type SecurityGroupName = Workload | EndpointGroup;
export type EndpointGroup = `${EndpointService}-endpoint`;

/** Connections one side opens to the other, on one TCP port. */
export interface Flow {
  readonly from: SecurityGroupName | { readonly cidr: string };
  readonly to: SecurityGroupName | { readonly prefixList: string } | { readonly cidr: string };
  readonly port: number;
  /** The description of the rules on both sides. */
  readonly why: string;
}

export const HTTPS = 443;
