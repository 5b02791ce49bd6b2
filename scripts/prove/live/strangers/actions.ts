/** The actions of IAM that the search for strangers needs, by what is read. All of them read. */
export const READS = {
  'own things': ['cloudformation:ListStackResources'],
  identities: ['iam:GetAccountAuthorizationDetails'],
  'key policy': ['kms:GetKeyPolicy'],
  'bucket policy': ['s3:GetBucketPolicy'],
  'function policy': ['lambda:GetPolicy'],
  'repository policy': ['ecr:GetRepositoryPolicy'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Read = keyof typeof READS;

/** Everything that {@link strangersOf} may call. */
export const STRANGER_ACTIONS: readonly string[] = [...new Set(Object.values(READS).flat())].sort();
