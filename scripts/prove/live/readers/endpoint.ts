import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import { unlessAbsent } from '../../../account/unless-absent';
import type { Reader } from '../reader';

/** An endpoint of the VPC: its policy, and who reaches it from where. */
export const endpoint: Reader = {
  actions: ['ec2:DescribeVpcEndpoints'],
  async read({ account: { ec2 }, physicalId: id, resource: { Properties = {} } }) {
    const asked = ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] }));
    const found = (await unlessAbsent(asked, 'InvalidVpcEndpointId.NotFound'))?.VpcEndpoints?.[0];
    if (!found || /^(deleting|deleted|failed|rejected)$/i.test(found.State ?? '')) return { kind: 'gone' };
    const { PolicyDocument, PrivateDnsEnabled, VpcEndpointType } = found;
    // A gateway endpoint has no addresses, so no name leads to it.
    const isGateway = VpcEndpointType === 'Gateway';
    const groups = (found.Groups ?? []).map(({ GroupId }) => GroupId);
    return {
      kind: 'read',
      properties: {
        ServiceName: found.ServiceName,
        VpcId: found.VpcId,
        PolicyDocument: JSON.parse(PolicyDocument || 'null') ?? undefined,
        ...((Properties.VpcEndpointType !== undefined || !isGateway) && {
          VpcEndpointType,
        }),
        ...((Properties.PrivateDnsEnabled !== undefined || (PrivateDnsEnabled && !isGateway)) && {
          PrivateDnsEnabled,
        }),
        ...listed('SecurityGroupIds', groups),
        ...listed('SubnetIds', found.SubnetIds),
        ...listed('RouteTableIds', found.RouteTableIds),
      },
      kept: ['Tags'],
    };
  },
};

const listed = (property: string, values: readonly unknown[] = []) =>
  values.length > 0 ? { [property]: values } : {};
