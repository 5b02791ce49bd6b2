import {
  type NetworkInterface,
  paginateDescribeInstances,
  paginateDescribeNetworkInterfaces,
} from '@aws-sdk/client-ec2';
import type { FoundInterface } from '../../../../../lib/proof/live/strangers/network/found-network';
import type { Account } from '../../../../account/account';
import { allPages } from '../../../../account/all-pages';

/** AWS alone writes tags that begin with `aws:`. */
const SCALING_GROUP = 'aws:autoscaling:groupName';

/** The network interfaces of a VPC, with the Auto Scaling groups of the instances that they belong to. */
export async function interfacesIn(
  vpc: string,
  { ec2: client }: Pick<Account, 'ec2'>,
): Promise<readonly FoundInterface[]> {
  const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
  const found = await allPages(
    paginateDescribeNetworkInterfaces({ client }, { Filters }),
    ({ NetworkInterfaces }) => NetworkInterfaces,
  );
  const instances = await allPages(
    paginateDescribeInstances({ client }, { Filters }),
    ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances),
  );
  const groupOf = new Map(
    instances.map(({ InstanceId, Tags = [] }) => [
      InstanceId,
      Tags.find(({ Key }) => Key === SCALING_GROUP)?.Value,
    ]),
  );
  return found.map((one) => asFound(one, groupOf.get(one.Attachment?.InstanceId)));
}

const asFound = (one: NetworkInterface, scalingGroup: string | undefined): FoundInterface => ({
  kind: 'interface',
  id: one.NetworkInterfaceId ?? '',
  groups: (one.Groups ?? []).map(({ GroupId = '' }) => GroupId),
  type: one.InterfaceType ?? '',
  description: one.Description ?? '',
  requester: one.RequesterId ?? '',
  ...(scalingGroup !== undefined && { scalingGroup }),
});
