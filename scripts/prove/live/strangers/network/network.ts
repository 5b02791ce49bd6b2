import { paginateDescribeVpcEndpoints, type VpcEndpoint } from '@aws-sdk/client-ec2';
import type { Claim } from '../../../../../lib/proof/claim';
import { tasksOfServices } from '../../../../../lib/proof/live/strangers/found-hosts';
import type { NetworkThing } from '../../../../../lib/proof/live/strangers/network/found-network';
import { networkClaim } from '../../../../../lib/proof/live/strangers/network/network-claim';
import { idsOf, type Own } from '../../../../../lib/proof/live/strangers/own-things';
import { apart, Unread } from '../../../../../lib/proof/live/strangers/unread';
import type { Account } from '../../../../account/account';
import { allPages } from '../../../../account/all-pages';
import { orUnread } from '../or-unread';
import { tasksOf } from '../tasks';
import { interfacesIn } from './interfaces';
import { resolverRulesIn, zonesIn } from './names';
import { LOOKS } from './parts';

/** Looks for what is in the VPC of the deployment, or in the imported one, and belongs to no stack. */
export async function strangersInNetwork(own: Own, account: Account): Promise<Claim> {
  const vpc = own.deployment.imports.vpc?.id ?? idsOf(own, 'AWS::EC2::VPC')[0];
  if (vpc === undefined) {
    const missing = new Unread('the VPC', 'No stack of the deployment has one, and the file imports none.');
    return networkClaim(own, 'the VPC', { things: [], interfaces: [] }, [missing]);
  }
  const of = (what: string) => `${what} of ${vpc}`;
  const [endpoints, tasks, ...found] = await Promise.all([
    orUnread('endpoints', of('the endpoints'), () => endpointsIn(vpc, account)),
    orUnread('tasks', 'the tasks of the deployment', () => tasksOf(own, account)),
    orUnread('interfaces', of('the network interfaces'), () => interfacesIn(vpc, account)),
    orUnread('resolver rules', of('the resolver rules'), () => resolverRulesIn(vpc, account)),
    orUnread('zones', of('the private hosted zones'), () => zonesIn(vpc, account)),
    ...LOOKS.map(({ read, find }) => orUnread(read, of(`the ${read}`), () => find(vpc, account))),
  ]);
  const { read, unread } = apart<readonly NetworkThing[]>(found);
  // Without the lists of the deployment's own interfaces, an interface says nothing.
  const isKnown = !(endpoints instanceof Unread || tasks instanceof Unread);
  const things = [
    ...read.flat().filter(({ kind }) => isKnown || kind !== 'interface'),
    ...(endpoints instanceof Unread ? [] : endpoints.map(asPart)),
  ];
  const interfaces = [
    ...(endpoints instanceof Unread ? [] : interfacesOf(own, endpoints)),
    ...(tasks instanceof Unread ? [] : tasksOfServices(own, tasks).flatMap((task) => task.interfaces)),
  ];
  return networkClaim(own, vpc, { things, interfaces }, [
    ...[endpoints, tasks].filter((one) => one instanceof Unread),
    ...unread,
  ]);
}

const endpointsIn = (vpc: string, { ec2: client }: Pick<Account, 'ec2'>): Promise<readonly VpcEndpoint[]> =>
  allPages(
    paginateDescribeVpcEndpoints({ client }, { Filters: [{ Name: 'vpc-id', Values: [vpc] }] }),
    ({ VpcEndpoints }) => VpcEndpoints,
  );

const asPart = ({ VpcEndpointId = '', ServiceName }: VpcEndpoint): NetworkThing => ({
  kind: 'endpoint',
  id: VpcEndpointId,
  of: ServiceName,
});

/** A stranger's endpoint explains no interface. */
const interfacesOf = (own: Own, endpoints: readonly VpcEndpoint[]): readonly string[] =>
  endpoints
    .filter(({ VpcEndpointId = '' }) => idsOf(own, 'AWS::EC2::VPCEndpoint').includes(VpcEndpointId))
    .flatMap(({ NetworkInterfaceIds = [] }) => NetworkInterfaceIds);
