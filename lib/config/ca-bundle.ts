import { X509Certificate } from 'node:crypto';

/** One block of a PEM text: what its first line says it is, and the block. */
interface PemBlock {
  readonly label: string;
  readonly text: string;
}

/** What is in a CA bundle. */
export interface CaBundle {
  readonly certificates: readonly X509Certificate[];
  /** What is there besides certificates, in words without its content. */
  readonly others: readonly string[];
}

const BLOCK = /-----BEGIN ([^\n-]+)-----[\s\S]*?-----END \1-----/g;

/** Reads a PEM text. Pure. Never throws: what is no certificate is in `others`. */
export function readCaBundle(pem: string): CaBundle {
  const blocks = [...pem.matchAll(BLOCK)].map(([text, label = '']): PemBlock => ({ text, label }));
  const read = blocks.map(({ text, label }, index) => certificateIn(text, label, index + 1));
  const around = pem.replaceAll(BLOCK, '').trim();
  return {
    certificates: read.flatMap((one) => (typeof one === 'string' ? [] : [one])),
    others: [
      ...read.flatMap((one) => (typeof one === 'string' ? [one] : [])),
      ...(around === '' ? [] : ['text outside of certificates']),
    ],
  };
}

function certificateIn(text: string, label: string, place: number): X509Certificate | string {
  if (label !== 'CERTIFICATE') return `a ${label.toLowerCase()} as block ${place}`;
  try {
    return new X509Certificate(text);
  } catch {
    return `block ${place}, which is not a certificate inside`;
  }
}

/** Why TLS of Lambda's Node 24 trusts nothing by a certificate of the bundle, and what to do. */
export interface Mistrust {
  readonly got: string;
  readonly allowed: string;
  readonly fix: string;
}

/** OpenSSL's security level 2, which Node 24 has by default, takes no key below 112 bits of security. */
const WEAKEST = { rsa: 2048, ec: 224 };

/** What makes certificates of a bundle useless to the router. It trusts a chain that ends in a root of the bundle. */
export function mistrustOf(certificates: readonly X509Certificate[]): readonly Mistrust[] {
  return certificates.flatMap((certificate, index) => {
    const named = `certificate ${index + 1}, ${subjectOf(certificate)}`;
    const weak = weaknessOf(certificate);
    if (weak !== undefined) {
      const allowed = `keys of ${WEAKEST.rsa} bits or more (RSA), ${WEAKEST.ec} or more (elliptic curves): the router refuses weaker ones`;
      return [
        { got: `${named}: ${weak}`, allowed, fix: 'issue a certificate of the authority with a new key' },
      ];
    }
    if (isRoot(certificate)) return [];
    if (!certificate.ca) {
      const allowed = `certificates of authorities; this one signs no other: ${signedBy(certificate)}`;
      return [{ got: named, allowed, fix: 'replace it by the certificate of the authority that signed it' }];
    }
    if (certificates.some((issuer) => isSignedBy(certificate, issuer))) return [];
    const allowed = `a chain up to a root that signs itself; ${signedBy(certificate)}, which is not in the bundle`;
    return [{ got: named, allowed, fix: 'add the certificate of the authority that signed it' }];
  });
}

/** A certificate that signed itself is where a chain may end, whether or not it may sign others. */
const isRoot = (certificate: X509Certificate) => isSignedBy(certificate, certificate);

/** Whether a certificate names an issuer and carries its signature. */
export const isSignedBy = (certificate: X509Certificate, issuer: X509Certificate) =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

const signedBy = ({ issuer }: X509Certificate) => `it is signed by ${inOneLine(issuer)}`;

/** The subject of a certificate in one line. */
export const subjectOf = ({ subject }: X509Certificate) => inOneLine(subject);

const inOneLine = (name: string | undefined) => (name || 'no name').split('\n').join(', ');

function weaknessOf({ publicKey }: X509Certificate): string | undefined {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined && modulusLength < WEAKEST.rsa) return `a key of ${modulusLength} bits`;
  const bits = Number(/\d{3}/.exec(namedCurve ?? '')?.[0] ?? WEAKEST.ec);
  return bits < WEAKEST.ec ? `a key on the curve ${namedCurve}` : undefined;
}
