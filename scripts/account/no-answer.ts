import { ProxyRefusal } from './tunnel';

/** The codes of Node.js for a host that cannot be found or reached (Node.js, "Errors", read 2026-11-26). */
const UNREACHED = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
];
/** The codes of a certificate that Node.js does not trust: usually that of a proxy that opens TLS. */
const UNTRUSTED = [
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Why AWS gave no answer at all, and what to do, in words; `undefined` for any other error. */
export function noAnswer(error: unknown): string | undefined {
  if (error instanceof ProxyRefusal) return error.message;
  const { name, code, cause, hostname } = (error ?? {}) as {
    readonly name?: string;
    readonly code?: string;
    readonly hostname?: string;
    readonly cause?: { readonly code?: string; readonly hostname?: string };
  };
  const reason = code ?? cause?.code ?? '';
  const host = hostname ?? cause?.hostname;
  const where = host === undefined ? 'AWS' : host;
  if (UNTRUSTED.includes(reason)) {
    return `The certificate of ${where} is not trusted here (${reason}). Set NODE_EXTRA_CA_CERTS, or AWS_CA_BUNDLE, to the certificates of your proxy.`;
  }
  if (UNREACHED.includes(reason) || name === 'TimeoutError') {
    return `There was no answer from ${where} (${reason || name}). Check the network, and the proxy if there is one.`;
  }
  return undefined;
}
