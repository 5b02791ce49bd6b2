// Zeros stand for what only a look into the account or a registry can tell. They synthesize and run locally; they
// do not deploy.

/** An image that has not been staged yet. */
export const PLACEHOLDER_DIGEST = `sha256:${'0'.repeat(64)}`;
/** A prefix list nobody has looked up yet. */
export const PLACEHOLDER_PREFIX_LIST = 'pl-00000000';
/** The last part of the ARN of a certificate that has not been requested yet. */
export const PLACEHOLDER_CERTIFICATE = '00000000-0000-0000-0000-000000000000';

export function isPlaceholderDigest(digest: string): boolean {
  return digest === PLACEHOLDER_DIGEST;
}
