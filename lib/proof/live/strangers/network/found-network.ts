/** What a rule of a security group admits or opens. */
export interface FoundRule {
  readonly kind: 'rule';
  readonly id: string;
  readonly group: string;
  readonly isEgress: boolean;
  /** A security group, an address block, or a prefix list. */
  readonly peer: string;
}

/** A network interface, and what EC2 says about who made it. */
export interface FoundInterface {
  readonly kind: 'interface';
  readonly id: string;
  readonly groups: readonly string[];
  /** `lambda`, `vpc_endpoint`, `network_load_balancer`, `interface`. */
  readonly type: string;
  readonly description: string;
  /** The account or the service that made it. */
  readonly requester: string;
  /** The Auto Scaling group of the instance that it belongs to; AWS alone writes this tag. */
  readonly scalingGroup?: string;
}

export interface FoundRoute {
  readonly kind: 'route';
  readonly table: string;
  readonly destination: string;
  /** What the route leads to: `local`, a gateway, an interface, a peering. */
  readonly target: string;
}

/** Something in a VPC that has an id of its own and belongs to it. */
export interface FoundPart {
  readonly kind: PartKind;
  readonly id: string;
  /** Each VPC has one by itself: its default group, its main table, its default ACL. @default false */
  readonly isDefault?: boolean;
  /** What an endpoint serves, or what a gateway leads to. */
  readonly of?: string;
}

/** The kinds of parts, in words. A `way` leads out of the VPC. */
export const PARTS = {
  endpoint: 'endpoint',
  group: 'security group',
  subnet: 'subnet',
  'route table': 'route table',
  acl: 'network ACL',
  'internet gateway': 'internet gateway',
  'egress-only gateway': 'egress-only internet gateway',
  'nat gateway': 'NAT gateway',
  transit: 'attachment of a transit gateway',
  peering: 'VPC peering',
  vpn: 'VPN gateway',
  'resolver rule': 'association of a resolver rule',
  zone: 'private hosted zone',
} as const;

export type PartKind = keyof typeof PARTS;

export type NetworkThing = FoundPart | FoundRule | FoundInterface | FoundRoute;
