import { gatewayPrefixLists } from '../../../config/gateway-prefix-lists';
import type { Basis } from '../basis';
import { callsFromVpc, interfaceOf } from '../identities/calls-from-vpc';
import { importedEndpoint } from '../imported-endpoint';
import { hostNameOf } from '../models/models';
import { type GroupOwner, laneOwner } from '../things';

/** One allowed connection, over TCP. */
export interface Connection {
  readonly from: GroupOwner | { readonly cidr: string };
  /** Each gateway endpoint has a rule of its own, even where a file has the same placeholder for both lists. */
  readonly to:
    | GroupOwner
    | { readonly gateway: 's3' | 'dynamodb'; readonly prefixList: string }
    | { readonly hub: string; readonly address: string };
  readonly port: number;
}

const HTTPS = 443;
/** The port of a vLLM server. */
const VLLM = 8000;

/** Workloads to the endpoints that their roles call, lanes to the models they route to, clients to the API. */
export function connectionsOf(basis: Basis): readonly Connection[] {
  const { deployment, lanes } = basis;
  const hasVllm = basis.modelsOn('vllm').length > 0;
  const callers = new Map<string, Connection>();
  const add = (connection: Connection) => callers.set(JSON.stringify(connection), connection);
  for (const { owner, service } of callsFromVpc(basis)) {
    for (const to of sidesOf(basis, service)) add({ from: interfaceOf(owner), to, port: HTTPS });
  }
  // Image layers come from a bucket of ECR's.
  if (hasVllm) for (const to of sidesOf(basis, 's3')) add({ from: 'vllm-instance', to, port: HTTPS });
  add({ from: 'api-client', to: 'execute-api-endpoint', port: HTTPS });
  for (const cidr of deployment.clients.cidrs) {
    add({ from: { cidr }, to: 'execute-api-endpoint', port: HTTPS });
  }
  for (const lane of lanes) {
    if (basis.modelsOf(lane).some((model) => hostNameOf(model) !== undefined)) {
      add({ from: laneOwner(lane), to: 'vllm-load-balancer', port: HTTPS });
    }
  }
  if (hasVllm) add({ from: 'vllm-load-balancer', to: 'vllm-task', port: VLLM });
  return [...callers.values()];
}

/** The groups that a connection leads from or to, each once. */
export const groupOwners = (connections: readonly Connection[]): readonly GroupOwner[] => [
  ...new Set(connections.flatMap(({ from, to }) => [from, to]).filter((side) => typeof side === 'string')),
];

function sidesOf(basis: Basis, service: string): readonly Connection['to'][] {
  const imported = importedEndpoint(basis, service);
  if (imported?.kind === 'hub') return imported.addresses.map((address) => ({ hub: service, address }));
  if (service === 's3' || service === 'dynamodb') {
    return [{ gateway: service, prefixList: gatewayPrefixLists(basis.deployment)[service] }];
  }
  return [`${service}-endpoint`];
}
