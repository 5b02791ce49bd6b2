import type { Deployment } from '../config/deployment';
import { importedEndpointOf } from './endpoint-origin';
import { ENDPOINT_SERVICES, type EndpointService, privateLinkName } from './endpoint-services';
import type { Plan } from './plan';

/** An endpoint of the VPC: its service, and the zones in which it has addresses; none for a gateway endpoint. */
export interface EndpointZones {
  /** The name of the service after the region. */
  readonly service: string;
  readonly zones: readonly string[];
}

/** The endpoints that a deployment creates. */
export const endpointZones = ({ needs, deployment }: Pick<Plan, 'needs' | 'deployment'>) =>
  [...new Set(needs.map(({ service }) => service))]
    .filter((service) => importedEndpointOf(service, deployment) === undefined)
    .map(
      (service): EndpointZones => ({
        service: privateLinkName(service, deployment.region),
        zones: zonesOf(service, deployment),
      }),
    );

/** The zones of the endpoint of a service. AWS bills each by zone and hour; a gateway endpoint is in none. */
export function zonesOf(
  service: EndpointService,
  { availabilityZones, network, secondOpinion }: Deployment,
): readonly string[] {
  if (ENDPOINT_SERVICES[service].kind === 'gateway') return [];
  if (service === 'comprehend' && secondOpinion?.endpointZones) return secondOpinion.endpointZones;
  return network.endpointZones === 'all' ? availabilityZones : availabilityZones.slice(0, 1);
}
