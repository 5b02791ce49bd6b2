import type { Basis } from './basis';
import type { Owner } from './things';

/** The ARN of a role that another team owns; `undefined`: the deployment creates it. */
export const importedRole = ({ deployment: { imports } }: Basis, owner: Owner): string | undefined =>
  owner === 'flow-logs' ? undefined : imports.roles?.arns[owner];
