import type { Basis } from './basis';
import { importedEndpoint } from './imported-endpoint';
import type { GroupOwner } from './things';

/** The id of a security group that another team owns; `undefined`: the deployment creates it. */
export function importedGroup(basis: Basis, owner: GroupOwner): string | undefined {
  const ids = new Map<string, string>(Object.entries(basis.deployment.imports.securityGroups?.ids ?? {}));
  const endpoint = importedEndpoint(basis, owner.replace(/-endpoint$/, ''));
  return ids.get(owner) ?? (endpoint?.kind === 'interface' ? endpoint.securityGroup : undefined);
}
