import type { Deployment } from '../config/deployment';
import type { ImportedVpc } from '../config/imports/imported-vpc';
import type { Templates } from './template/template';
import { type FoundResource, readResource } from './template/world';

/**
 * What the deployment imports, as its owner says it is: resources that are in no template, so that the controls which
 * name them can be evaluated. What follows from them is vouched for, and not proven.
 */
export const vouchedResources = (
  { imports: { vpc, endpoints, hostedZone }, network }: Deployment,
  templates: Templates,
): readonly FoundResource[] =>
  vpc
    ? [
        ...inVpc(templates, vpc, network.cidr),
        ...groupsOf(endpoints).map((id) =>
          vouched(templates, 'AWS::EC2::SecurityGroup', id, { VpcId: vpc.id }),
        ),
        ...(hostedZone
          ? [
              vouched(templates, 'AWS::Route53::HostedZone', hostedZone.id, {
                Name: hostedZone.name,
                VPCs: [{ VPCId: vpc.id }],
              }),
            ]
          : []),
      ]
    : [];

/** Several endpoints may have one group. */
const groupsOf = (endpoints: Deployment['imports']['endpoints']) => [
  ...new Set(endpoints.flatMap((one) => (one.kind === 'interface' ? [one.securityGroup] : []))),
];

const inVpc = (templates: Templates, { id, subnets }: ImportedVpc, block: string) => [
  vouched(templates, 'AWS::EC2::VPC', id, {
    CidrBlock: block,
    EnableDnsSupport: true,
    EnableDnsHostnames: true,
  }),
  ...subnets.map((subnet) =>
    vouched(templates, 'AWS::EC2::Subnet', subnet.id, {
      VpcId: id,
      AvailabilityZone: subnet.zone,
      CidrBlock: subnet.cidr,
    }),
  ),
];

/** A resource that is found by its id. */
export function vouched(
  templates: Templates,
  type: string,
  id: string,
  properties: Readonly<Record<string, unknown>>,
): FoundResource {
  const resource = readResource(templates, 'imported', id, { Type: type, Properties: properties });
  return { ...resource, symbol: id, name: id };
}
