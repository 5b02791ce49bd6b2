import type { Model } from '../config/model';
import { type Call, callsTo, hostNameOf } from './expected/models/models';
import { taskOf } from './expected/models/task';
import { allows, permits } from './iam/evaluate';
import { laneRequest } from './lane-request';
import { endpointServing, type InterfaceEndpoint, reachesEndpoint } from './network/endpoints';
import { pathTo } from './network/load-balancer';
import type { RouterLane } from './router-lanes';
import type { Scene } from './scene';
import { decided } from './undecided';

/**
 * The decision of one control for one lane and one model. `allows: undefined`: the call does not pass it, or nothing in the
 * templates tells.
 */
export interface Control {
  readonly allows: boolean | undefined;
  /** Whether the control is another team's, who vouches for it. @default false */
  readonly imported?: boolean;
  readonly words: string;
}

/** The three controls outside the router's code. A request passes only if none of them refuses it. */
export interface Controls {
  readonly identity: Control;
  readonly endpoint: Control;
  readonly network: Control;
}

/**
 * The decisions of the controls for all calls to a model. With `first`, only for its first call: to the model, the
 * profile or the endpoint. A model counts as unreachable only if that call is refused.
 */
export function controlsOf(
  scene: Scene,
  lane: RouterLane,
  model: Model,
  which: 'all' | 'first' = 'all',
): Controls {
  const hostName = hostNameOf(model);
  if (hostName !== undefined) {
    return {
      identity: { allows: undefined, words: 'not evaluated' },
      endpoint: { allows: undefined, words: 'not passed' },
      network: toTasks(scene, lane, hostName, model),
    };
  }
  const all = callsTo(model, scene.deployment, scene.guardrail);
  const calls = which === 'all' ? all : all.slice(0, 1);
  const service = calls[0]?.service ?? '';
  const serving = endpointServing(scene.endpoints, service, lane.vpc);
  return {
    identity: byIdentity(scene, lane, calls, serving),
    endpoint: byEndpoint(lane, calls, serving),
    network: toEndpoint(scene, lane, service, serving),
  };
}

export const allAllow = ({ identity, endpoint, network }: Controls) =>
  [identity, endpoint, network].every((control) => control.allows !== false);

function byIdentity(
  { deployment }: Scene,
  lane: RouterLane,
  calls: readonly Call[],
  endpoint: InterfaceEndpoint | undefined,
): Control {
  const refused = calls.filter(
    (call) =>
      !allows(laneRequest(lane, call, endpoint), {
        identity: lane.identity.statements,
        boundary: lane.identity.boundary,
        resourceAccount: deployment.account,
      }),
  );
  return decision(calls, refused);
}

/** The decision of the endpoint's policy without the role's. */
function byEndpoint(
  lane: RouterLane,
  calls: readonly Call[],
  endpoint: InterfaceEndpoint | undefined,
): Control {
  if (!endpoint) return { allows: false, words: 'no endpoint' };
  if (endpoint.imported) return { allows: undefined, imported: true, words: 'vouched for' };
  const refused = calls.filter(
    (call) =>
      !decided(
        permits(endpoint.policy, laneRequest(lane, call, endpoint)),
        `whether ${endpoint.id} admits ${call.action} on ${call.resource}`,
      ),
  );
  return decision(calls, refused);
}

function decision(calls: readonly Call[], refused: readonly Call[]): Control {
  const [first] = refused;
  if (first) return { allows: false, words: `refuses ${first.action} on ${first.resource}` };
  return { allows: true, words: calls.length === 1 ? 'allows it' : `allows all ${calls.length} calls` };
}

function toEndpoint(
  { reach }: Scene,
  lane: RouterLane,
  service: string,
  endpoint: InterfaceEndpoint | undefined,
): Control {
  if (!endpoint) return { allows: false, words: `the VPC resolves ${service} to no endpoint` };
  const connected = decided(
    reachesEndpoint(reach, lane.groups, endpoint),
    `whether the ${lane.lane} lane reaches ${endpoint.id}`,
  );
  return connected
    ? { allows: true, words: `reaches ${endpoint.service}` }
    : { allows: false, words: `no security group path to ${endpoint.service}` };
}

/** The path the router calls at a vLLM server, spelled here a second time. */
const PATHS = { chat: '/v1/chat/completions', embedding: '/v1/embeddings' } as const;

/** Two hops: from the function to the load balancer, and from the load balancer to a task. */
function toTasks({ world, reach }: Scene, lane: RouterLane, hostName: string, model: Model): Control {
  const path = pathTo(world, lane.vpc, hostName, PATHS[taskOf(model)]);
  if ('missing' in path) return { allows: false, words: path.missing };
  const { loadBalancer, tasks } = path;
  const first = reach.connects(lane.groups, loadBalancer.groups, loadBalancer.port);
  if (!decided(first, `whether the ${lane.lane} lane reaches the load balancer`)) {
    return { allows: false, words: 'no security group path to the load balancer' };
  }
  const second = reach.connects(loadBalancer.groups, tasks.groups, tasks.port);
  return decided(second, 'whether the load balancer reaches its tasks')
    ? { allows: true, words: 'reaches load balancer and tasks' }
    : { allows: false, words: 'no security group path from the load balancer to its tasks' };
}
