import { mistrustOf, readCaBundle } from '../../../config/ca-bundle';
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

/** With every certificate of the bundle, the router trusts what its authority has signed. Otherwise every call fails. */
export const caBundleIsTrusted = modelCheck<VllmModel>()([], ({ certificate: { caBundle } }, path) =>
  mistrustOf(readCaBundle(caBundle ?? '').certificates).map((mistrust) => ({
    path: `${path}.certificate.caBundle`,
    ...mistrust,
  })),
);
