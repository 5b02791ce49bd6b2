import type { Finding } from '../preflight/finding';

/**
 * What a deploy can do without. If it could not be checked, a deploy goes on; the other prerequisites it cannot do without,
 * so it stops where these credentials may not look. For what is imported its owner vouches, by name and date.
 */
const ADVISORY: readonly Finding['kind'][] = [
  'account-quota',
  'address-block',
  'boundary-calls',
  'free-name',
  'guard-duty',
  'imported-bucket',
  'imported-dns-firewall',
  'imported-endpoint',
  'imported-flow-logs',
  'imported-hub-endpoint',
  'imported-key',
  'imported-log-archive',
  'imported-repository',
  'imported-role',
  'imported-instance-profile',
  'imported-routes',
  'imported-security-group',
  'imported-subnets',
  'imported-topic',
  'imported-vpc',
  'imported-zone',
  'invocation-logging',
  'organization-policies',
  'owner-policy',
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
