import type { ImportedEndpoint } from '../../config/imports/imported-endpoint';
import type { Basis } from './basis';

/** The endpoint of a service that another team owns; `undefined`: the deployment has its own. */
export const importedEndpoint = ({ deployment }: Basis, service: string): ImportedEndpoint | undefined =>
  deployment.imports.endpoints.find((one) => one.service === service);
