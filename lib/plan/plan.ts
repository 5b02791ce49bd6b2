import type { Host } from '../../policy/boundary';
import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';
import { type HostRows, hostRows } from '../hosts/rows';
import { apiNeeds } from './api-needs';
import { authorizerPolicies, authorizerRoles } from './authorizer-permissions';
import { CHAIN_HEADS_ROLE, chainHeadsPolicies } from './chain-heads-permissions';
import { withCredentialGuards } from './credential-guards';
import { dataKeyServices } from './data-key-services';
import type { Flow } from './flow';
import { flowsOf } from './flows';
import { lanePolicies, laneRoles } from './lane-permissions';
import type { LaneRecord } from './lane-record';
import type { LogGroupRow } from './log-group';
import type { NameRow } from './name-row';
import { type Need, needsOfRoles } from './need';
import type { PolicyRow } from './permission';
import { type Role, type RoleRow, workloadOf } from './roles';
import { type ApiRoute, apiRoutesOf } from './routes';
import { type Routing, routingOf } from './routing';
import { serviceNames } from './service-names';
import { servicePolicies, serviceRoles } from './service-roles';

/**
 * Everything that a deployment must have, as data. It is computed once; constructs write it into templates. IAM
 * policies, endpoint policies and security groups are made from the same rows, so they cannot disagree.
 */
export interface Plan extends Routing {
  /** The hosts that at least one model runs on, in the order of `HOSTS`. */
  readonly hosts: readonly Host[];
  /** Whether the account stores weights and serving images. */
  readonly selfHosted: boolean;
  /** Whether the account runs EC2 instances. */
  readonly ownInstances: boolean;
  /** Whether the account runs a load balancer. */
  readonly loadBalanced: boolean;
  /** The services that use the data key, named as in `kms:ViaService` before the region. */
  readonly dataKeyServices: readonly string[];
  readonly roles: readonly RoleRow[];
  /** All managed policies of all roles: what each role may do, and what it must never do. */
  readonly policies: readonly PolicyRow[];
  /**
   * The table that the network is made from: which endpoints exist, what the policy of each admits, and which security
   * group reaches which endpoint. A service without a row is unreachable.
   */
  readonly needs: readonly Need[];
  /** Every allowed connection. */
  readonly flows: readonly Flow[];
  /** Every name that a workload in the VPC asks the resolver for. The resolver refuses all others. */
  readonly names: readonly NameRow[];
  /** Log groups of the hosts. */
  readonly logGroups: readonly LogGroupRow[];
  /** The routes that the API declares, by lane. */
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
  const signer: Rows = { roles: [CHAIN_HEADS_ROLE], policies: chainHeadsPolicies(deployment) };
  const services: Rows = { roles: serviceRoles(deployment), policies: servicePolicies(deployment) };
  const all = [lanes, ...hosts, authorizer, signer, services];
  const needs = [
    ...needsOf(lanes),
    ...hosts.flatMap((host) => [...needsOf(host), ...host.foreignCalls]),
    ...needsOf(authorizer),
    ...needsOf(signer),
    ...needsOf(services),
    ...apiNeeds(routing),
  ];
  const roles = all.flatMap((rows) => rows.roles);
  return {
    ...routing,
    hosts: hosts.map(({ host }) => host),
    selfHosted: hosts.some(({ selfHosted }) => selfHosted),
    ownInstances: hosts.some(({ ownInstances }) => ownInstances),
    loadBalanced: hosts.some(({ loadBalanced }) => loadBalanced),
    dataKeyServices: dataKeyServices(deployment, hosts),
    roles,
    policies: withCredentialGuards(
      all.flatMap(({ policies }) => policies),
      roles,
      deployment,
    ).map((policy) => below(rulesOf(deployment).roles.path, policy)),
    needs,
    flows: flowsOf(routing, hosts, needs),
    names: [
      ...serviceNames(deployment, needs),
      ...hosts.flatMap(({ names }) =>
        names((model) =>
          routing.lanes.filter((lane) => routing.models[lane]?.includes(model)).map(workloadOf),
        ),
      ),
    ],
    logGroups: hosts.flatMap(({ logGroups }) => logGroups),
    routes: Object.fromEntries(routing.lanes.map((lane) => [lane, apiRoutesOf(lane)])),
  };
}

type Rows = Pick<HostRows, 'roles' | 'policies'>;

/** The policy under the path that the account demands. */
const below = (iamPath: string | undefined, policy: PolicyRow): PolicyRow =>
  iamPath === undefined ? policy : { ...policy, iamPath };

const needsOf = ({ roles, policies }: Rows) => needsOfRoles(roles, policies);

/**
 * One policy of a role; `undefined` if the deployment does not have the role, or the role does not have the policy.
 */
export function policyOfRole(
  { policies }: Pick<Plan, 'policies'>,
  role: Role,
  part: PolicyRow['part'] = 'base',
): PolicyRow | undefined {
  return policies.find((policy) => policy.role === role && policy.part === part);
}
