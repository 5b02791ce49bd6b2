import type { Deployment } from '../config/deployment';
import { gatewayPrefixLists } from '../config/gateway-prefix-lists';
import type { HostRows } from '../hosts/rows';
import { hubOf } from './endpoint-origin';
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
  return [...pairs].flatMap(([why, { who, service }]) =>
    sidesOf(service, deployment).map((to) => ({ from: who, to, port: HTTPS, why })),
  );
}

/** A hub's endpoint is in another VPC, where a rule cannot name its security group: each address has a rule. */
function sidesOf(service: EndpointService, deployment: Deployment): readonly Flow['to'][] {
  const hub = hubOf(service, deployment);
  if (hub) return hub.addresses.map((cidr) => ({ cidr }));
  if (service === 's3' || service === 'dynamodb')
    return [{ prefixList: gatewayPrefixLists(deployment)[service] }];
  return [`${service}-endpoint`];
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
