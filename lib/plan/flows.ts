import type { Deployment } from '../config/deployment';
import { gatewayPrefixLists } from '../config/gateway-prefix-lists';
import type { HostRows } from '../hosts/rows';
import type { EndpointService } from './endpoint-services';
import { type Flow, HTTPS } from './flow';
import type { Need } from './need';
import { workloadOf } from './roles';
import type { Routing } from './routing';

/** Every allowed connection of a deployment. Security groups refuse all others. */
export function flowsOf(
  routing: Routing,
  hosts: readonly HostRows[],
  needs: readonly Need[],
): readonly Flow[] {
  const { deployment } = routing;
  return [...toServices(deployment, needs), ...toModels(routing, hosts), ...fromOutside(deployment)];
}

/** One flow per workload and service, however many rows need it. */
function toServices(deployment: Deployment, needs: readonly Need[]): readonly Flow[] {
  const pairs = new Map(needs.map(({ who, service }) => [`${who} calls ${service}`, { who, service }]));
  return [...pairs].map(([why, { who, service }]) => ({
    from: who,
    to: sideOf(service, deployment),
    port: HTTPS,
    why,
  }));
}

function sideOf(service: EndpointService, deployment: Deployment): Flow['to'] {
  if (service === 's3' || service === 'dynamodb')
    return { prefixList: gatewayPrefixLists(deployment)[service] };
  return `${service}-endpoint`;
}

/**
 * A lane reaches a host's own network only if the route table sends some request from it to a model of the host (I4).
 */
function toModels({ lanes, models }: Routing, hosts: readonly HostRows[]): readonly Flow[] {
  return hosts.flatMap(({ host, flows }) =>
    flows(lanes.filter((lane) => models[lane]?.some((model) => model.host === host)).map(workloadOf)),
  );
}

/** Clients that reach the API by peering, transit gateway or VPN. */
function fromOutside(deployment: Deployment): readonly Flow[] {
  return [...new Set(deployment.clients.cidrs)].map((cidr) => ({
    from: { cidr },
    to: 'execute-api-endpoint',
    port: HTTPS,
    why: `clients in ${cidr} call the API`,
  }));
}
