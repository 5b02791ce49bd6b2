import type { ImportedVpc } from '../imports/imported-vpc';
import type { Imports } from '../imports/imports';

/**
 * The imports of the new file, with the subnets of both: a zone that the new file takes away has its subnet until nothing
 * runs there.
 */
export const unitedImports = (deployed: Imports, next: Imports): Imports => ({
  ...next,
  ...(deployed.vpc && next.vpc && { vpc: unitedVpc(deployed.vpc, next.vpc) }),
});

const unitedVpc = (deployed: ImportedVpc, next: ImportedVpc): ImportedVpc => ({
  ...next,
  furtherBlocks: [...new Set([...next.furtherBlocks, ...deployed.furtherBlocks])],
  subnets: next.subnets.length < deployed.subnets.length ? deployed.subnets : next.subnets,
});
