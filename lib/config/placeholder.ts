// Zeros are placeholders for values from the account or a registry. A deployment with placeholders synthesizes and runs
// locally; it does not deploy.

/** The digest of an image that is not staged yet. */
export const PLACEHOLDER_DIGEST = `sha256:${'0'.repeat(64)}`;
/** The id of a prefix list that is not looked up yet. */
export const PLACEHOLDER_PREFIX_LIST = 'pl-00000000';
/** The last part of the ARN of a certificate that is not requested yet. */
export const PLACEHOLDER_CERTIFICATE = '00000000-0000-0000-0000-000000000000';

export function isPlaceholderDigest(digest: string): boolean {
  return digest === PLACEHOLDER_DIGEST;
}
