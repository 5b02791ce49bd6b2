import type { Lane } from '../../policy/lane';
import { lanesOf, type Policy, type Route, routeTable } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { expectedPolicy } from './expected-policy';
import { type Identity, identities } from './iam/identities';
import { type InterfaceEndpoint, interfaceEndpoints } from './network/endpoints';
import { createReach, type Reach } from './network/reach';
import { type RouterLane, routerLanes } from './router-lanes';
import { type Subject, worldOf } from './subject';
import type { World } from './template/world';
import { Undecided } from './undecided';

/** Everything the claims look at, read from the templates once. */
export interface Scene {
  readonly deployment: Deployment;
  /** What ought to be: how far models send a prompt, and who may be routed where. */
  readonly policy: Policy;
  /** The lanes there ought to be. */
  readonly laneNames: readonly Lane[];
  readonly table: readonly Route[];
  readonly world: World;
  readonly lanes: readonly RouterLane[];
  readonly identities: readonly Identity[];
  readonly endpoints: readonly InterfaceEndpoint[];
  readonly reach: Reach;
  /** The guardrail of the templates; `undefined` where there is none. */
  readonly guardrail?: string;
}

export function sceneOf(subject: Subject): Scene {
  const { deployment } = subject;
  const world = worldOf(subject);
  refuseUnread(world);
  const policy = expectedPolicy(deployment);
  return {
    deployment,
    policy,
    laneNames: lanesOf(policy),
    table: routeTable(policy),
    world,
    lanes: routerLanes(world, subject),
    identities: identities(world),
    endpoints: interfaceEndpoints(world),
    reach: createReach(world),
    guardrail: guardrailOf(world),
  };
}

/** What would change who reaches whom, and the network walk does not read. */
const UNREAD = [
  'AWS::EC2::NetworkAcl',
  'AWS::EC2::NetworkAclEntry',
  'AWS::EC2::SecurityGroupVpcAssociation',
  'AWS::Route53Resolver::ResolverRule',
  'AWS::Route53Resolver::ResolverRuleAssociation',
  'AWS::Bedrock::ResourcePolicy',
];

function refuseUnread(world: World): void {
  const [unread] = world.ofType(...UNREAD);
  if (unread) throw new Undecided(`${unread.symbol} is a ${unread.type}, which the proof does not read`);
  const shadow = world
    .ofType('AWS::Route53::HostedZone')
    .find((zone) => zone.text('Name').replace(/\.$/, '').endsWith(world.templates.dnsSuffix));
  if (shadow) throw new Undecided(`${shadow.symbol} answers for names of AWS services`);
}

function guardrailOf(world: World): string | undefined {
  const [guardrail, ...more] = world.ofType('AWS::Bedrock::Guardrail');
  if (!guardrail) return undefined;
  if (more.length > 0) throw new Undecided('the templates have more than one guardrail');
  const { partition, region, account } = world.templates;
  return `arn:${partition}:bedrock:${region}:${account}:guardrail/${guardrail.symbol}`;
}
