import type { Deployment } from '../../config/deployment';
import type { ImportedEndpoint } from '../../config/imports/imported-endpoint';
import { EVERYTHING, type InterfaceEndpoint, type VpcEndpoint } from './endpoints';

/** The interface endpoints that a deployment imports, as their owners say they are. */
export const importedInterfaces = ({ imports }: Deployment): readonly InterfaceEndpoint[] =>
  imports.endpoints.flatMap((endpoint) => {
    if (endpoint.kind === 'gateway') return [];
    const { id: servedVpc } = imports.vpc ?? { id: 'no VPC' };
    return [
      {
        ...common(endpoint, servedVpc),
        servedVpc,
        answersServiceName: true,
        ...(endpoint.kind === 'hub'
          ? { groups: [], addresses: endpoint.addresses }
          : { groups: [endpoint.securityGroup] }),
      },
    ];
  });

/** All imported endpoints, interface and gateway. */
export const allImportedEndpoints = ({ imports }: Deployment): readonly VpcEndpoint[] =>
  imports.endpoints.map((endpoint) => common(endpoint, imports.vpc?.id ?? 'no VPC'));

const common = (endpoint: ImportedEndpoint, ownVpc: string): VpcEndpoint => ({
  id: endpoint.id,
  service: endpoint.service,
  vpc: endpoint.kind === 'hub' ? endpoint.vpc : ownVpc,
  // What the owner confirms is not evaluated: a claim that needs a refusal of this policy is vouched for.
  policy: EVERYTHING,
  hasPolicy: false,
  imported: true,
});
