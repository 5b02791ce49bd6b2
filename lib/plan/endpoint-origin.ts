import type { Deployment } from '../config/deployment';
import type { ImportedEndpoint, ImportedEndpointOf } from '../config/imports/imported-endpoint';
import type { EndpointService } from './endpoint-services';

/** The endpoint of a service that another team owns; `undefined`: the deployment creates one. */
export const importedEndpointOf = (
  service: EndpointService,
  { imports }: Pick<Deployment, 'imports'>,
): ImportedEndpoint | undefined => imports.endpoints.find((endpoint) => endpoint.service === service);

/** The endpoint of a service in a hub; `undefined`: the endpoint is in the deployment's VPC. */
export function hubOf(
  service: EndpointService,
  deployment: Pick<Deployment, 'imports'>,
): ImportedEndpointOf<'hub'> | undefined {
  const endpoint = importedEndpointOf(service, deployment);
  return endpoint?.kind === 'hub' ? endpoint : undefined;
}
