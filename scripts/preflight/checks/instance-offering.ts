import { type _InstanceType, paginateDescribeInstanceTypeOfferings } from '@aws-sdk/client-ec2';
import { offeringsCommand } from '../../../lib/config/offerings-command';
import type { Account } from '../../account/account';
import { allPages } from '../../account/all-pages';
import type { Missing } from '../../account/missing';
import type { PrerequisiteOf } from '../prerequisite';

/** Whether EC2 offers the instance type of a launch template in each zone where Auto Scaling may start instances. */
export async function checkInstanceOffering(
  { model, type, zones, confirmed }: PrerequisiteOf<'instance-offering'>,
  { ec2, region }: Pick<Account, 'ec2' | 'region'>,
): Promise<Missing | undefined> {
  const pages = paginateDescribeInstanceTypeOfferings(
    { client: ec2 },
    {
      LocationType: 'availability-zone',
      Filters: [{ Name: 'instance-type', Values: [type as _InstanceType] }],
    },
  );
  const offered = await allPages(pages, ({ InstanceTypeOfferings }) => InstanceTypeOfferings);
  const offering = offered.flatMap(({ Location }) => Location ?? []);
  const lacking = zones.filter((zone) => !offering.includes(zone));
  if (lacking.length === 0 || (confirmed && lacking.length < zones.length)) return undefined;
  const elsewhere =
    offering.length > 0 ? `it is offered in ${offering.sort().join(', ')}` : `${region} has none`;
  return {
    words: `EC2 does not offer ${type} (${model}) in ${lacking.join(' and ')}: ${elsewhere}. Take zones that offer it, or another instance type.${
      lacking.length < zones.length
        ? " If one zone is enough, add availabilityConfirmedOn with today's date to the model."
        : ''
    }`,
    commands: [offeringsCommand(region, type)],
  };
}
