/**
 * The principal as a caller is recognised by: a role session has no path, so `role/applications/claims` and
 * `role/claims` are the same role to whoever reads a session's ARN.
 */
export function withoutPath(arn: string): string {
  return arn.replace(/:(role|user)\/(?:.*\/)?([^/]+)$/, ':$1/$2');
}

/** The partition and account of an IAM ARN. */
export function partitionAndAccountOf(arn: string): { readonly partition: string; readonly account: string } {
  const [, partition = '', , , account = ''] = arn.split(':');
  return { partition, account };
}
