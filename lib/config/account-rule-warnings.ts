import { rulesOf } from './account-rules';
import type { Deployment } from './deployment';
import type { Warning } from './warning';

/** Rules of the account whose effect no template shows. */
export function accountRuleWarnings(deployment: Pick<Deployment, 'accountRules'>): readonly Warning[] {
  const { permissionsBoundary } = rulesOf(deployment);
  if (!permissionsBoundary || permissionsBoundary.document) return [];
  return [
    {
      path: 'accountRules.permissionsBoundary',
      got: permissionsBoundary.policy,
      why: 'the proof cannot evaluate a policy that it does not have; a boundary grants nothing, but it may take away what a role needs',
      next: 'add its document, as aws iam get-policy-version prints it',
    },
  ];
}
