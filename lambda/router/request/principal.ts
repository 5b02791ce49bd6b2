/**
 * The role or user behind an ARN that API Gateway authenticated, as the deployment's file names it, in any
 * partition: a role session counts as its role, paths are dropped. `undefined` for anything that is neither, the
 * account's root and federated users included.
 */
export function canonicalPrincipal(arn: string): string | undefined {
  const session = /^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(arn);
  if (session) return `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
  const identity = /^(arn:aws[a-z-]*:iam::\d{12}:(?:role|user))\/(?:[^/]*\/)*([^/]+)$/.exec(arn);
  return identity ? `${identity[1]}/${identity[2]}` : undefined;
}
