import type { ImportedVpc } from '../imports/imported-vpc';
import type { Imports } from '../imports/imports';

/**
 * The imports of the new file, with the subnets, the hub addresses, the roles and the security groups of both: what the new
 * file takes away is there until nothing uses it.
 */
export const unitedImports = (deployed: Imports, next: Imports): Imports => ({
  ...next,
  ...(deployed.vpc && next.vpc && { vpc: unitedVpc(deployed.vpc, next.vpc) }),
  endpoints: next.endpoints.map((endpoint) => {
    const old = deployed.endpoints.find(({ service }) => service === endpoint.service);
    return old?.kind === 'hub' && endpoint.kind === 'hub'
      ? { ...endpoint, addresses: [...new Set([...endpoint.addresses, ...old.addresses])] }
      : endpoint;
  }),
  ...(deployed.roles &&
    next.roles && {
      roles: { ...deployed.roles, ...next.roles, arns: { ...deployed.roles.arns, ...next.roles.arns } },
    }),
  ...(deployed.securityGroups &&
    next.securityGroups && {
      securityGroups: {
        ...next.securityGroups,
        ids: { ...deployed.securityGroups.ids, ...next.securityGroups.ids },
      },
    }),
});

const unitedVpc = (deployed: ImportedVpc, next: ImportedVpc): ImportedVpc => ({
  ...next,
  furtherBlocks: [...new Set([...next.furtherBlocks, ...deployed.furtherBlocks])],
  subnets: next.subnets.length < deployed.subnets.length ? deployed.subnets : next.subnets,
});
