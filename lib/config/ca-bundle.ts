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
