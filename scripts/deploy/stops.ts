import type { Finding } from '../preflight/finding';

/**
 * What a deploy can do without. If it could not be checked, a deploy goes on; the other prerequisites it cannot do without,
 * so it stops where these credentials may not look.
 */
const ADVISORY: readonly Finding['kind'][] = [
  'account-quota',
  'address-block',
  'free-name',
  'guard-duty',
  'invocation-logging',
  'organization-policies',
  'profile-destinations',
];

/** Whether a finding stops a deploy. @param strict whether warnings, and what is unknown, stop it too */
export function stops({ kind, status }: Finding, strict: boolean): boolean {
  switch (status) {
    case 'ok':
      return false;
    case 'fail':
      return true;
    case 'warn':
      return strict;
    case 'unknown':
      return strict || !ADVISORY.includes(kind);
  }
}
