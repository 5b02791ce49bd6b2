import type { Lane } from '../../policy/lane';
import type { Policy, Route } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import type { Basis } from './expected/basis';
import { basisOf } from './expected/basis-of';
import { type Identity, identities } from './iam/identities';
import { type InterfaceEndpoint, interfaceEndpoints } from './network/endpoints';
import { createReach, type Reach } from './network/reach';
import { type RouterLane, routerLanes } from './router-lanes';
import { type Subject, worldOf } from './subject';
import type { World } from './template/world';
import { Undecided } from './undecided';

/** Everything that the claims examine, read from the templates once. */
export interface Scene {
  readonly subject: Subject;
  readonly deployment: Deployment;
  readonly basis: Basis;
  /** The policy that the templates must implement. */
  readonly policy: Policy;
  /** The lanes that the policy gives the deployment. */
  readonly laneNames: readonly Lane[];
  readonly table: readonly Route[];
  readonly world: World;
  readonly lanes: readonly RouterLane[];
  readonly identities: readonly Identity[];
  readonly endpoints: readonly InterfaceEndpoint[];
  readonly reach: Reach;
  /** The ARN of the guardrail in the templates; `undefined` if there is none. */
  readonly guardrail?: string;
}

/**
 * @param world the templates of the subject, if they are read already
 * @param basis what is derived from its deployment, if it is derived already
 */
export function sceneOf(
  subject: Subject,
  world = worldOf(subject),
  basis = basisOf(subject.deployment),
): Scene {
  refuseUnread(world);
  return {
    subject,
    deployment: subject.deployment,
    basis,
    policy: basis.policy,
    laneNames: basis.lanes,
    table: basis.table,
    world,
    lanes: routerLanes(world, subject),
    identities: identities(world),
    endpoints: interfaceEndpoints(world),
    reach: createReach(world),
    guardrail: guardrailOf(world),
  };
}

/** Resource types that change who reaches or may call what, and that the proof does not evaluate. */
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
  if (shadow) throw new Undecided(`${shadow.symbol} is a hosted zone for names of AWS services`);
}

function guardrailOf(world: World): string | undefined {
  const [guardrail, ...more] = world.ofType('AWS::Bedrock::Guardrail');
  if (!guardrail) return undefined;
  if (more.length > 0) throw new Undecided('the templates have more than one guardrail');
  const { partition, region, account } = world.templates;
  return `arn:${partition}:bedrock:${region}:${account}:guardrail/${guardrail.symbol}`;
}
