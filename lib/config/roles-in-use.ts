import { lanesOf } from '../../policy/route-table';
import type { Deployment } from './deployment';
import { IMPORTED_ROLES, type ImportedRole } from './imports/imported-roles';
import { policyOf } from './policy-of';

/** The sections of a deployment that decide which roles it has. */
type Sections = Parameters<typeof policyOf>[0] & Pick<Deployment, 'accountSettings'>;

/** The roles that a deployment uses, and that it has to import if it imports roles. */
export function rolesInUse(sections: Sections): readonly ImportedRole[] {
  const { models, bearer, accountSettings } = sections;
  const lanes = lanesOf(policyOf(sections));
  const has = (host: string) => models.some((model) => model.host === host);
  const used: Readonly<Record<ImportedRole, boolean>> = {
    'open-lane': lanes.includes('open'),
    'sealed-lane': lanes.includes('sealed'),
    authorizer: bearer !== undefined,
    'chain-heads': true,
    'vllm-instance': has('vllm'),
    'vllm-execution': has('vllm'),
    'vllm-task': has('vllm'),
    sagemaker: has('sagemaker'),
    delivery: true,
    replication: true,
    'api-logging': accountSettings.apiGateway === 'own',
  };
  return IMPORTED_ROLES.filter((role) => used[role]);
}
