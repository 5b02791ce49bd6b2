import { DescribeVpcEndpointsCommand, type VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Account } from '../../../account/account';
import { unlessAbsent } from '../../../account/unless-absent';

/** A VPC endpoint; `undefined` where this account and region have none with this id. */
export async function describeEndpoint(id: string, ec2: Account['ec2']): Promise<VpcEndpoint | undefined> {
  const described = ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] }));
  const answer = await unlessAbsent(described, 'InvalidVpcEndpointId.NotFound');
  return answer?.VpcEndpoints?.find(({ State }) => !/^(deleted|deleting)$/i.test(State ?? ''));
}

/** The command that shows an endpoint. */
export const lookAtEndpoint = (id: string, region: string) =>
  `aws ec2 describe-vpc-endpoints --region ${region} --vpc-endpoint-ids ${id}`;

/** What is wrong with its service, its VPC or its state. */
export const placeProblems = (
  { ServiceName, VpcId, State }: VpcEndpoint,
  { service, vpc }: { readonly service: string; readonly vpc: string },
): readonly string[] => [
  ...(ServiceName === service
    ? []
    : [`it is an endpoint of ${ServiceName}; the deployment calls ${service}`]),
  ...(VpcId === vpc ? [] : [`it is in ${VpcId}; the file says ${vpc}`]),
  ...(/^available$/i.test(State ?? '') ? [] : [`its state is ${State}, not available`]),
];
