// Zeros are placeholders for values from the account or a registry. A deployment with placeholders synthesizes and runs
// locally; it does not deploy.

/** The id of a prefix list that is not looked up yet. */
export const PLACEHOLDER_PREFIX_LIST = 'pl-00000000';
/** The last part of the ARN of a certificate that is not requested yet. */
export const PLACEHOLDER_CERTIFICATE = '00000000-0000-0000-0000-000000000000';

/**
 * The digest that a template has for an image that is not pinned. No image has it, so nothing can start from it. Earlier
 * releases had it in deployment files.
 */
export const UNPINNED_DIGEST = `sha256:${'0'.repeat(64)}`;

export function isUnpinnedDigest(digest: string): boolean {
  return digest === UNPINNED_DIGEST;
}
