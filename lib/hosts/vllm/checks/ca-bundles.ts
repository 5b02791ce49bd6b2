import { parse } from 'tldts';
import { mistrustOf, readCaBundle } from '../../../config/ca-bundle';
import { takenDomain } from '../../../config/facts/taken-domains';
import { modelCheck } from '../../../config/host-check';
import type { VllmModel } from '../schema';

/** The CA bundle has certificates and nothing else. The router trusts what it has, and it is part of the router's code. */
export const caBundleIsCertificates = modelCheck<VllmModel>()([], ({ certificate: { caBundle } }, path) => {
  if (caBundle === undefined) return [];
  const { certificates, others } = readCaBundle(caBundle);
  if (certificates.length > 0 && others.length === 0) return [];
  return [
    {
      path: `${path}.certificate.caBundle`,
      got: others.join(', ') || 'no certificate',
      allowed: 'PEM certificates, one after the other, and nothing else: no key, no request, no comment',
      fix: 'export the certificates of the authority alone, for example with aws acm-pca get-certificate-authority-certificate',
    },
  ];
});

/** The suffix of names in documents (RFC 2606). */
const DOCUMENTS = 'example';

/**
 * A model whose host name is under no public suffix has a CA bundle: public authorities sign for public names only
 * (CA/Browser Forum, Baseline Requirements, 7.1.2.7.12), so a private one signs, and without its bundle every call fails. Of
 * other names, `npm run deploy` reads the certificate itself.
 */
export const caBundleIsGiven = modelCheck<VllmModel>()(
  [],
  ({ certificate: { caBundle, hostName } }, path) => {
    if (caBundle !== undefined || takenDomain(hostName)) return [];
    const { isIp, isIcann, publicSuffix } = parse(hostName);
    if (isIp || isIcann || publicSuffix === DOCUMENTS) return [];
    return [
      {
        path: `${path}.certificate.caBundle`,
        got: undefined,
        allowed: `PEM certificates of the authority that signs for ${hostName}: no public authority signs below ${publicSuffix}, and without a bundle the router trusts public ones only`,
        fix: 'write the certificates of your authority, up to its root; or take a host name in a public domain of your organization',
      },
    ];
  },
);

/** With every certificate of the bundle, the router trusts what its authority has signed. Otherwise every call fails. */
export const caBundleIsTrusted = modelCheck<VllmModel>()([], ({ certificate: { caBundle } }, path) =>
  mistrustOf(readCaBundle(caBundle ?? '').certificates).map((mistrust) => ({
    path: `${path}.certificate.caBundle`,
    ...mistrust,
  })),
);
