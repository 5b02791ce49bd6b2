import { createHash } from 'node:crypto';

/** The form of every digest in use. Registries know others; images are built with this one. */
export const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The digest of bytes: `sha256:` and 64 hexadecimal digits. */
export const digestOf = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** The hexadecimal digits of a digest. */
export const hexOf = (digest: string): string => digest.slice('sha256:'.length);
