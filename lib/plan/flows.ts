import { LANES } from '../../policy/lane';
import type { Deployment } from '../config/deployment';
import { gatewayPrefixLists } from '../config/gateway-prefix-lists';
import type { AwsService } from './aws-services';
import { modelsOn } from './lane-permissions';
import { VLLM_PORT } from './names';
import type { Need } from './need';
import { type Workload, workloadOf } from './workloads';

/** A security group, by whose it is. */
export type Group = Workload | 'vllm-load-balancer' | EndpointGroup;
export type EndpointGroup = `${AwsService}-endpoint`;

/** Connections one side opens to the other, on one TCP port. */
export interface Flow {
  readonly from: Group | { readonly cidr: string };
  readonly to: Group | { readonly prefixList: string };
  readonly port: number;
  /** The description of the rules on both sides. */
  readonly why: string;
}

const HTTPS = 443;

/** Every connection of a deployment; what is not here is refused. No circles, so groups can name each other. */
export function flowsOf(deployment: Deployment, needs: readonly Need[]): readonly Flow[] {
  return [...toServices(deployment, needs), ...toVllm(deployment), ...fromOutside(deployment)];
}

/** One flow per workload and service, however many rows need it. */
function toServices(deployment: Deployment, needs: readonly Need[]): readonly Flow[] {
  const pairs = new Map(
    needs.map(({ who, permission: { service } }) => [`${who} calls ${service}`, { who, service }]),
  );
  return [...pairs].map(([why, { who, service }]) => ({
    from: who,
    to: addressOf(service, deployment),
    port: HTTPS,
    why,
  }));
}

function addressOf(service: AwsService, deployment: Deployment): Flow['to'] {
  if (service === 's3' || service === 'dynamodb')
    return { prefixList: gatewayPrefixLists(deployment)[service] };
  return `${service}-endpoint`;
}

/** A lane reaches the load balancer only where some caller and class routes from it to a `vllm` model (I4). */
function toVllm(deployment: Deployment): readonly Flow[] {
  if (!deployment.models.some((model) => model.host === 'vllm')) return [];
  const lanes = LANES.filter((lane) => modelsOn(deployment, lane).some((model) => model.host === 'vllm'));
  return [
    ...lanes.map(
      (lane): Flow => ({
        from: workloadOf(lane),
        to: 'vllm-load-balancer',
        port: HTTPS,
        why: `${workloadOf(lane)} asks vllm models`,
      }),
    ),
    {
      from: 'vllm-load-balancer',
      to: 'vllm-task',
      port: VLLM_PORT,
      why: 'requests and health checks of vllm-load-balancer',
    },
  ];
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
