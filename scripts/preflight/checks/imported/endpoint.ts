import { DescribeSubnetsCommand, type VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Account } from '../../../account/account';
import { type Answer, warning } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched, listed, notThere } from './as-vouched';
import { describeEndpoint, lookAtEndpoint, placeProblems } from './describe-endpoint';
import { admitsHttps } from './security-group';

/** Whether an endpoint in the VPC serves the deployment: its service, state, names or routes, group and zones. */
export async function checkImportedEndpoint(
  prerequisite: PrerequisiteOf<'imported-endpoint'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Answer> {
  const { of, securityGroup, subnets } = prerequisite;
  const look = lookAtEndpoint(of.id, region);
  const endpoint = await describeEndpoint(of.id, ec2);
  if (!endpoint) return notThere(of, region, look);
  const place = placeProblems(endpoint, prerequisite);
  if (securityGroup === undefined)
    return asVouched(of, [...place, ...gatewayProblems(endpoint, subnets)], look);
  const group = await admitsHttps(
    securityGroup,
    subnets.map(({ cidr }) => cidr),
    ec2,
  );
  const problems = [...place, ...interfaceProblems(endpoint, securityGroup), ...group.problems];
  if (problems.length > 0) return asVouched(of, problems, look);
  const zones = await zonesOf(endpoint, ec2);
  const lacking = subnets.map(({ zone }) => zone).filter((zone) => !zones.includes(zone));
  const warnings = [
    ...(lacking.length === 0
      ? []
      : [
          `it has no address in ${lacking.join(', ')} (it is in ${listed(zones)}): calls from there go to another zone, and fail with that zone`,
        ]),
    ...group.unread,
  ];
  if (warnings.length === 0) return undefined;
  return warning(`The ${of.thing} ${of.id}: ${warnings.join('; ')}. Ask ${of.by.name}.`, look);
}

type Subnets = PrerequisiteOf<'imported-endpoint'>['subnets'];

function gatewayProblems({ VpcEndpointType, RouteTableIds = [] }: VpcEndpoint, subnets: Subnets) {
  const tables = [...new Set(subnets.map(({ routeTable }) => routeTable))];
  const lacking = tables.filter((table) => !RouteTableIds.includes(table));
  return [
    ...typeProblems(VpcEndpointType, 'Gateway'),
    ...(lacking.length === 0 ? [] : [`${lacking.join(', ')} has no route to it`]),
  ];
}

function interfaceProblems({ VpcEndpointType, PrivateDnsEnabled, Groups = [] }: VpcEndpoint, group: string) {
  const has = Groups.map(({ GroupId }) => GroupId);
  return [
    ...typeProblems(VpcEndpointType, 'Interface'),
    ...(PrivateDnsEnabled
      ? []
      : ["its private DNS is off: the service's name does not resolve to it in the VPC"]),
    ...(has.includes(group) ? [] : [`its security groups are ${listed(has)}; the file says ${group}`]),
  ];
}

const typeProblems = (found: string | undefined, type: 'Gateway' | 'Interface'): readonly string[] =>
  found === type ? [] : [`its type is ${found}; the file says ${type.toLowerCase()}`];

async function zonesOf(
  { SubnetIds = [] }: VpcEndpoint,
  ec2: Account['ec2'],
): Promise<readonly (string | undefined)[]> {
  if (SubnetIds.length === 0) return [];
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds }));
  return Subnets.map(({ AvailabilityZone }) => AvailabilityZone);
}
