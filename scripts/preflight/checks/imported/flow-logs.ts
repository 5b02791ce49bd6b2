import { type FlowLog, paginateDescribeFlowLogs } from '@aws-sdk/client-ec2';
import type { Account } from '../../../account/account';
import { allPages } from '../../../account/all-pages';
import type { Answer } from '../../answer';
import type { PrerequisiteOf } from '../../prerequisite';
import { asVouched } from './as-vouched';

/** Whether every connection is logged: by a flow log of the VPC, or of each subnet. */
export async function checkFlowLogs(
  { of, subnets }: PrerequisiteOf<'imported-flow-logs'>,
  { ec2: client, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Answer> {
  const input = { Filter: [{ Name: 'resource-id', Values: [of.id, ...subnets] }] };
  const logs = await allPages(paginateDescribeFlowLogs({ client }, input), ({ FlowLogs }) => FlowLogs);
  const problemsOf = logs.map((log) => ({ of: log.ResourceId, problem: problemIn(log) }));
  const isLogged = (id: string) => problemsOf.some((log) => log.of === id && log.problem === undefined);
  if (isLogged(of.id) || subnets.every(isLogged)) return undefined;
  const known = problemsOf.flatMap(({ problem }) => problem ?? []);
  const bare = subnets.filter((id) => !isLogged(id)).join(', ');
  return asVouched(
    of,
    [`no flow log records every connection of ${bare}`, ...known],
    `aws ec2 describe-flow-logs --region ${region} --filter Name=resource-id,Values=${[of.id, ...subnets].join(',')}`,
  );
}

/** Why a flow log does not record every connection. */
function problemIn({
  FlowLogId,
  ResourceId,
  FlowLogStatus,
  TrafficType,
  DeliverLogsStatus,
  DeliverLogsErrorMessage,
}: FlowLog) {
  const name = `${FlowLogId} of ${ResourceId}`;
  if (FlowLogStatus !== 'ACTIVE') return `${name} is ${FlowLogStatus}, not ACTIVE`;
  if (TrafficType !== 'ALL') return `${name} records ${TrafficType} traffic, not ALL`;
  if (DeliverLogsStatus === 'FAILED') return `${name} delivers nothing (${DeliverLogsErrorMessage})`;
  return undefined;
}
