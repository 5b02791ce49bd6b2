/**
 * The form of a principal by which a caller is recognised. The ARN of a role session has no path, so
 * `role/applications/claims` and `role/claims` are the same role in it.
 */
export function withoutPath(arn: string): string {
  return arn.replace(/:(role|user)\/(?:.*\/)?([^/]+)$/, ':$1/$2');
}

/** The partition and account of an IAM ARN. */
export function partitionAndAccountOf(arn: string): { readonly partition: string; readonly account: string } {
  const [, partition = '', , , account = ''] = arn.split(':');
  return { partition, account };
}
