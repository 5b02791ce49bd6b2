import type { Host } from '../../policy/boundary';
import type { Deployment } from '../config/deployment';
import { type HostRows, hostRows } from '../hosts/rows';
import { apiNeeds } from './api-needs';
import { authorizerPolicies, authorizerRoles } from './authorizer-permissions';
import type { Flow } from './flow';
import { flowsOf } from './flows';
import { lanePolicies, laneRoles } from './lane-permissions';
import type { LaneRecord } from './lane-record';
import type { LogGroupRow } from './log-group';
import { type Need, needsOfRoles } from './need';
import type { PolicyRow } from './permission';
import type { Role, RoleRow } from './roles';
import { type ApiRoute, routesOf } from './routes';
import { type Routing, routingOf } from './routing';
import { servicePolicies, serviceRoles } from './service-roles';

/**
 * Everything a deployment must have, as data: computed once, then handed to whatever writes it into templates. The
 * same rows become IAM policies, endpoint policies and security groups, so that these cannot disagree.
 */
export interface Plan extends Routing {
  /** The hosts some model runs on, in the order of `HOSTS`. */
  readonly hosts: readonly Host[];
  /** Whether the account keeps weights and serving images. */
  readonly selfHosted: boolean;
  /** Whether the account runs EC2 instances. */
  readonly ownInstances: boolean;
  readonly roles: readonly RoleRow[];
  /** What each role may do, and must never do: all managed policies of all roles. */
  readonly policies: readonly PolicyRow[];
  /**
   * The one table the network is made from: which endpoints exist, what each one's policy admits, and which security
   * group reaches which endpoint. Nothing is reachable that has no row here.
   */
  readonly needs: readonly Need[];
  /** Every connection there may be. */
  readonly flows: readonly Flow[];
  /** Log groups of the hosts. */
  readonly logGroups: readonly LogGroupRow[];
  /** What the API answers, by lane. */
  readonly routes: LaneRecord<readonly ApiRoute[]>;
}

/** The plan of a validated deployment. Pure. */
export function planOf(deployment: Deployment): Plan {
  const routing = routingOf(deployment);
  const hosts = hostRows(deployment);
  const lanes: Rows = { roles: laneRoles(routing), policies: lanePolicies(routing, hosts) };
  const authorizer: Rows = {
    roles: authorizerRoles(deployment),
    policies: authorizerPolicies(deployment),
  };
  const services: Rows = { roles: serviceRoles(deployment), policies: servicePolicies(deployment) };
  const everybody = [lanes, ...hosts, authorizer, services];
  const needs = [
    ...needsOf(lanes),
    ...hosts.flatMap((host) => [...needsOf(host), ...host.foreignCalls]),
    ...needsOf(authorizer),
    ...needsOf(services),
    ...apiNeeds(routing),
  ];
  return {
    ...routing,
    hosts: hosts.map(({ host }) => host),
    selfHosted: hosts.some(({ selfHosted }) => selfHosted),
    ownInstances: hosts.some(({ ownInstances }) => ownInstances),
    roles: everybody.flatMap(({ roles }) => roles),
    policies: everybody.flatMap(({ policies }) => policies),
    needs,
    flows: flowsOf(routing, hosts, needs),
    logGroups: hosts.flatMap(({ logGroups }) => logGroups),
    routes: Object.fromEntries(routing.lanes.map((lane) => [lane, routesOf(lane)])),
  };
}

type Rows = Pick<HostRows, 'roles' | 'policies'>;

const needsOf = ({ roles, policies }: Rows) => needsOfRoles(roles, policies);

/** One policy of a role; `undefined` where the deployment has no such role, or the role no such policy. */
export function policyOfRole(
  { policies }: Pick<Plan, 'policies'>,
  role: Role,
  part: PolicyRow['part'] = 'base',
): PolicyRow | undefined {
  return policies.find((policy) => policy.role === role && policy.part === part);
}
