import { paginateDescribeRouteTables, type RouteTable } from '@aws-sdk/client-ec2';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';

/** The route tables of a VPC. */
export function routeTablesOf(vpc: string, client: Account['ec2']): Promise<readonly RouteTable[]> {
  const input = { Filters: [{ Name: 'vpc-id', Values: [vpc] }] };
  return allPages(paginateDescribeRouteTables({ client }, input), ({ RouteTables }) => RouteTables);
}

/** The route table of a subnet: its own, otherwise the main one of the VPC. */
export const tableOf = (subnet: string, tables: readonly RouteTable[]): RouteTable | undefined =>
  tables.find(({ Associations = [] }) => Associations.some(({ SubnetId }) => SubnetId === subnet)) ??
  tables.find(({ Associations = [] }) => Associations.some(({ Main }) => Main));
