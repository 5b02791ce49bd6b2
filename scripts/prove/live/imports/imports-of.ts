import type { Deployment } from '../../../../lib/config/deployment';
import { vouched } from '../../../../lib/config/imports/vouched';
import type { Claim } from '../../../../lib/proof/claim';
import type { Template } from '../../../../lib/proof/template/template';
import { reasonUndecided } from '../../../../lib/proof/undecided';
import type { Account } from '../../../account/account';
import { examineAll } from '../../../preflight/examine';
import type { ImportedPrerequisite } from '../../../preflight/imported-prerequisite';
import { neededOfImports } from '../../../preflight/needed-of-imports';
import { neededOfRoles } from '../../../preflight/needed-of-roles';
import { type Compared, importsClaim } from './imports-claim';

/** A deployment as it is in the account. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly account: Account;
  /** The templates of its stacks as they were uploaded, by stack name. */
  readonly templates: ReadonlyMap<string, Template>;
}

/**
 * Compares what the deployment imports with what its file says of it, by the checks of the preflight: roles with their
 * trust, policies and boundary, keys, endpoints and buckets with their policies, the network. No claim without an import.
 */
export async function importsOf({ deployment, account, templates }: Deployed): Promise<readonly Claim[]> {
  const all = vouched(deployment);
  if (all.length === 0) return [];
  const { needed, unread } = neededOf(deployment, templates);
  const findings = await examineAll(needed, account);
  const compared = needed.flatMap((prerequisite, index): readonly Compared[] => {
    const finding = findings[index];
    return finding ? [{ prerequisite, finding }] : [];
  });
  return [importsClaim(deployment, { all, compared, unread })];
}

/** What is to be compared; and why the roles cannot be, where the templates do not say what they have to be. */
function neededOf(
  deployment: Deployment,
  templates: Deployed['templates'],
): { readonly needed: readonly ImportedPrerequisite[]; readonly unread: readonly string[] } {
  const needed = neededOfImports(deployment);
  try {
    return { needed: [...needed, ...neededOfRoles(deployment, templates)], unread: [] };
  } catch (error) {
    return { needed, unread: [`the imported roles, because ${reasonUndecided(error)}`] };
  }
}
