import type { Lane } from '../../policy/lane';
import type { Policy, Route } from '../../policy/route-table';
import type { Deployment } from '../config/deployment';
import { demandedBoundary } from './expected/account-rules';
import type { Basis } from './expected/basis';
import { basisOf } from './expected/basis-of';
import { type Identity, identities } from './iam/identities';
import {
  allEndpoints,
  type InterfaceEndpoint,
  interfaceEndpoints,
  type VpcEndpoint,
} from './network/endpoints';
import { allImportedEndpoints, importedInterfaces } from './network/imported-endpoints';
import { createReach, type Reach } from './network/reach';
import { type RouterLane, routerLanes } from './router-lanes';
import { type LiveSubject, type Subject, worldOf } from './subject';
import type { World } from './template/world';
import { Undecided } from './undecided';
import { worldWithGroups } from './world-with-groups';
import { worldWithRoles } from './world-with-roles';

/**
 * Everything that the claims examine, read from the templates once. A resource that the deployment does not have, such as
 * a network ACL or a hosted zone for names of AWS, may change what they mean. It is found by `world.nothing-else` alone.
 */
export interface Scene {
  readonly subject: Subject | LiveSubject;
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
  /** Those with addresses. */
  readonly endpoints: readonly InterfaceEndpoint[];
  /** Interface and gateway endpoints. */
  readonly allEndpoints: readonly VpcEndpoint[];
  readonly reach: Reach;
  /** The ARN of the guardrail in the templates; `undefined` if there is none. */
  readonly guardrail?: string;
}

/**
 * @param templates what the subject's templates have, if they are read already
 * @param basis what is derived from its deployment, if it is derived already
 * @param pairs which resource each expected thing is, if they have been compared already
 */
export function sceneOf(
  subject: Subject | LiveSubject,
  templates = worldOf(subject),
  basis = basisOf(subject.deployment),
  pairs?: ReadonlyMap<string, string>,
): Scene {
  const world = worldWithRoles(worldWithGroups(templates, basis), basis, pairs);
  const roles = identities(world, demandedBoundary(subject.deployment));
  return {
    subject,
    deployment: subject.deployment,
    basis,
    policy: basis.policy,
    laneNames: basis.lanes,
    table: basis.table,
    world,
    lanes: routerLanes(world, subject, roles),
    identities: roles,
    endpoints: [...interfaceEndpoints(world), ...importedInterfaces(subject.deployment)],
    allEndpoints: [...allEndpoints(world), ...allImportedEndpoints(subject.deployment)],
    reach: createReach(world),
    guardrail: guardrailOf(world),
  };
}

function guardrailOf(world: World): string | undefined {
  const [guardrail, ...more] = world.ofType('AWS::Bedrock::Guardrail');
  if (!guardrail) return undefined;
  if (more.length > 0) throw new Undecided('the templates have more than one guardrail');
  const { partition, region, account } = world.templates;
  return `arn:${partition}:bedrock:${region}:${account}:guardrail/${guardrail.symbol}`;
}
