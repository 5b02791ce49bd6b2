/**
 * The name of a principal that its sessions carry too. A role session's ARN has no role path
 * (`arn:aws:sts::…:assumed-role/claims/…`), so the path is left out: `…:role/apps/claims` becomes `…:role/claims`.
 * Nothing is lost: role and user names are unique in an account, whatever their path.
 */
export function canonicalPrincipal(arn: string): string {
  return arn.replace(/:(role|user)\/.*?([^/]+)$/, ':$1/$2');
}
