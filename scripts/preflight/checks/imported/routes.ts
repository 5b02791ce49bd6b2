import { DescribeNatGatewaysCommand, type Route } from '@aws-sdk/client-ec2';
import type { Account } from '../../../account/account';
import { type Answer, warning } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched } from './as-vouched';
import { routeTablesOf, tableOf } from './route-tables';
import { leadsTo, targetOf } from './route-target';

/** Whether a route of the subnets leads to the internet. Beyond another network, this account cannot see. */
export async function checkRoutes(
  { of, subnets }: PrerequisiteOf<'imported-routes'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Answer> {
  const all = await routeTablesOf(of.id, ec2);
  const ids = new Set(subnets.flatMap(({ id, routeTable }) => [routeTable, tableOf(id, all)?.RouteTableId]));
  const tables = all.filter(({ RouteTableId }) => ids.has(RouteTableId));
  const look = `aws ec2 describe-route-tables --region ${region} --filters Name=vpc-id,Values=${of.id} --query "RouteTables[].[RouteTableId,Routes]"`;
  const routes = tables.flatMap(({ RouteTableId = '', Routes = [] }) =>
    Routes.map((route) => ({ route, words: inWords(RouteTableId, route) })),
  );
  const inside = await privateGateways(
    routes.map(({ route }) => route),
    ec2,
  );
  const leading = (where: ReturnType<typeof leadsTo>) =>
    routes.filter(({ route }) => leadsTo(route, inside) === where).map(({ words }) => words);
  const missing = [...ids].filter((id) => all.every(({ RouteTableId }) => RouteTableId !== id));
  const problems = [
    ...missing.map((id) => `the VPC has no route table ${id ?? 'of each subnet'}`),
    ...leading('the internet').map((words) => `${words}, to the internet`),
  ];
  if (problems.length > 0) return asVouched(of, problems, look);
  const beyond = leading('elsewhere');
  if (beyond.length === 0) return undefined;
  return warning(
    [
      'No route of the subnets leads to the internet directly. These lead to another network, whose routes this account does not show:',
      ...beyond.map((words) => `  ${words}`),
      `That no internet gateway is behind them, ${of.by.name} vouches for alone: ask for the route tables on the way.`,
    ].join('\n'),
    look,
  );
}

const inWords = (table: string, route: Route) =>
  `${table}: ${route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId} goes to ${targetOf(route)}`;

/** NAT gateways that have no public address: they lead into other private networks. */
async function privateGateways(
  routes: readonly Route[],
  ec2: Account['ec2'],
): Promise<ReadonlySet<string | undefined>> {
  const NatGatewayIds = [...new Set(routes.flatMap(({ NatGatewayId }) => NatGatewayId ?? []))];
  if (NatGatewayIds.length === 0) return new Set();
  const { NatGateways = [] } = await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds }));
  return new Set(
    NatGateways.filter(({ ConnectivityType }) => ConnectivityType === 'private').map(
      ({ NatGatewayId }) => NatGatewayId,
    ),
  );
}
