import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import { WITHOUT_LAMBDA } from '../../../lib/config/facts/zones';
import type { Account } from '../../account/account';
import type { Missing } from '../../account/missing';
import { describeStack } from '../../account/stack';
import type { PrerequisiteOf } from '../prerequisite';

/** States of a stack whose functions run, so Lambda has taken their subnets. */
const RUNS = /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE/;

/**
 * Whether the account has the zones, and Lambda is known to take subnets in them. The letters of zones are mapped for
 * each account, so Lambda's zones are compared by id.
 */
export async function checkZones(
  { zones, gateway, running = zones }: PrerequisiteOf<'zones'>,
  at: Pick<Account, 'ec2' | 'cloudFormation' | 'region'>,
): Promise<Missing | undefined> {
  const [{ AvailabilityZones = [] }, stack] = await Promise.all([
    at.ec2.send(new DescribeAvailabilityZonesCommand({})),
    describeStack(at, gateway),
  ]);
  const usable = AvailabilityZones.filter(
    ({ ZoneType = 'availability-zone', State, ZoneId = '' }) =>
      ZoneType === 'availability-zone' && State === 'available' && !WITHOUT_LAMBDA.includes(ZoneId),
  ).flatMap(({ ZoneName }) => ZoneName ?? []);
  const problems = zones.flatMap((zone) => {
    const found = AvailabilityZones.find(({ ZoneName }) => ZoneName === zone);
    if (!found) return [`the account has no zone ${zone}`];
    const { ZoneId = '', State, ZoneType = 'availability-zone' } = found;
    if (ZoneType !== 'availability-zone') return [`${zone} is a ${ZoneType}`];
    if (State !== 'available') return [`${zone} is ${State}`];
    const taken = running.includes(zone) && RUNS.test(stack?.StackStatus ?? '');
    if (!WITHOUT_LAMBDA.includes(ZoneId) || taken) return [];
    return [`${zone} is ${ZoneId} in this account, where Lambda is not known to take subnets`];
  });
  if (problems.length === 0) return undefined;
  return {
    words: `availabilityZones: ${problems.join('; ')}. Zones to take: ${usable.join(', ')}.`,
    commands: [
      `aws ec2 describe-availability-zones --region ${at.region} --query "AvailabilityZones[].[ZoneName,ZoneId,State]" --output text`,
    ],
  };
}
