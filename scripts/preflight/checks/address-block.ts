import {
  paginateDescribeTransitGatewayVpcAttachments,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import { overlap } from '../../../lib/config/ipv4-block';
import type { Account } from '../../account/account';
import { allPages } from '../../account/all-pages';
import { stackOutput } from '../../account/stack';
import { type Answer, undecided, warning } from '../answer';
import type { PrerequisiteOf } from '../prerequisite';

interface Network {
  readonly name: string;
  readonly block: string;
}

type At = Pick<Account, 'cloudFormation' | 'ec2' | 'region'>;

/**
 * Whether another VPC of the account has addresses of the deployment's, and whether a network does that is joined to it.
 * An address that two joined networks have reaches one of them only. Other accounts' networks are seen only where they
 * are joined, and the routes behind a transit gateway not at all.
 */
export async function checkAddressBlock(
  { cidr, foundation }: PrerequisiteOf<'address-block'>,
  at: At,
): Promise<Answer> {
  const own = await stackOutput(at, foundation, 'VpcId');
  const [vpcs, peers, gateways] = await Promise.all([
    otherVpcs(own, at),
    own === undefined ? [] : peersOf(own, at),
    own === undefined ? [] : gatewaysOf(own, at),
  ]);
  const shares = ({ block }: Network) => overlap(block, cidr);
  const joined = peers.filter(shares);
  if (joined.length > 0) {
    return {
      words: `${inWords(joined)} is peered with the VPC of the deployment and has addresses of its block ${cidr}: what they send to each other does not arrive. Remove the peering, or make a new deployment with another network.cidr.`,
      commands: [
        `aws ec2 describe-vpc-peering-connections --region ${at.region} --query "VpcPeeringConnections[].[VpcPeeringConnectionId,AccepterVpcInfo.CidrBlock,RequesterVpcInfo.CidrBlock]" --output text`,
      ],
    };
  }
  const beside = vpcs.filter(shares);
  if (beside.length > 0) {
    return warning(
      `${inWords(beside)} has addresses of the block ${cidr}. The two can never be joined to one network. If they might be, take another network.cidr before the first deploy.`,
      `aws ec2 describe-vpcs --region ${at.region} --query "Vpcs[].[VpcId,CidrBlock]" --output text`,
    );
  }
  if (gateways.length === 0) return undefined;
  return undecided(
    `The VPC is attached to ${gateways.join(', ')}. Whether a network behind it has addresses of ${cidr} is in the route tables of the gateway, which this check does not read: compare the block with your network plan.`,
  );
}

async function otherVpcs(
  own: string | undefined,
  { ec2: client }: Pick<At, 'ec2'>,
): Promise<readonly Network[]> {
  const all = await allPages(paginateDescribeVpcs({ client }, {}), ({ Vpcs }) => Vpcs);
  return all.flatMap(({ VpcId = '', CidrBlock, CidrBlockAssociationSet = [] }) => {
    const blocks = [CidrBlock, ...CidrBlockAssociationSet.map((one) => one.CidrBlock)];
    return VpcId === own ? [] : named(VpcId, blocks);
  });
}

/** The networks at the other ends of the peering connections of a VPC. */
async function peersOf(own: string, { ec2: client }: Pick<At, 'ec2'>): Promise<readonly Network[]> {
  const pages = paginateDescribeVpcPeeringConnections({ client }, {});
  const all = await allPages(pages, ({ VpcPeeringConnections }) => VpcPeeringConnections);
  return all.flatMap(({ AccepterVpcInfo: accepter, RequesterVpcInfo: requester, Status }) => {
    const [mine, theirs] = accepter?.VpcId === own ? [accepter, requester] : [requester, accepter];
    if (mine?.VpcId !== own || Status?.Code === 'deleted' || Status?.Code === 'rejected') return [];
    const sets = theirs?.CidrBlockSet ?? [];
    const blocks = [theirs?.CidrBlock, ...sets.map((one) => one.CidrBlock)];
    return named(theirs?.VpcId ?? 'a VPC', blocks);
  });
}

/** The transit gateways that a VPC is attached to. */
async function gatewaysOf(own: string, { ec2: client }: Pick<At, 'ec2'>): Promise<readonly string[]> {
  const input = { Filters: [{ Name: 'vpc-id', Values: [own] }] };
  const pages = paginateDescribeTransitGatewayVpcAttachments({ client }, input);
  const attachments = await allPages(pages, (page) => page.TransitGatewayVpcAttachments);
  const there = attachments.filter(({ State }) => State !== 'deleted');
  return [...new Set(there.flatMap(({ TransitGatewayId }) => TransitGatewayId ?? []))];
}

const named = (name: string, blocks: readonly (string | undefined)[]): readonly Network[] =>
  [...new Set(blocks)].flatMap((block) => (block === undefined ? [] : [{ name, block }]));

const inWords = (networks: readonly Network[]) =>
  networks.map(({ name, block }) => `${name} (${block})`).join(', ');
