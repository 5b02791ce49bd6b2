import type { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { isSignedBy, readCaBundle, subjectOf } from '../../../lib/config/ca-bundle';

/** The authorities that Node.js trusts by itself. */
export const PUBLIC_ROOTS = (): readonly X509Certificate[] =>
  readCaBundle(rootCertificates.join('\n')).certificates;

/**
 * Who signed the end of a chain that leads to none of the roots, in words; `undefined` if it leads to one. As TLS does, it
 * takes certificates between from the chain that the server sends and from those that the client trusts.
 *
 * @param chain the server's certificate first, then the others in any order
 */
export function mistrustOfChain(
  [leaf, ...others]: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): string | undefined {
  if (!leaf) return 'an unknown authority (ACM returned no certificate)';
  const known = [...others, ...trusted];
  const seen = new Set<X509Certificate>();
  let ends = [leaf];
  let last = leaf;
  while (ends.length > 0) {
    if (ends.some((end) => isSignedBy(end, end) && isIn(end, trusted))) return undefined;
    const issuers = known.filter((one) => !seen.has(one) && ends.some((end) => isSignedBy(end, one)));
    for (const issuer of issuers) seen.add(issuer);
    last = issuers[0] ?? last;
    ends = issuers;
  }
  return isSignedBy(last, last)
    ? subjectOf(last)
    : `${last.issuer.split('\n').join(', ')}, which is not in the chain`;
}

const isIn = (certificate: X509Certificate, trusted: readonly X509Certificate[]) =>
  trusted.some(({ fingerprint256 }) => fingerprint256 === certificate.fingerprint256);
