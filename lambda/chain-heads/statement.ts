import { createHash } from 'node:crypto';
import { CHAIN_HEADS_TYPE, type ChainHeads, readChainHeads } from './schema/chain-heads';

/** Signs a SHA-256 digest with ECDSA on the curve P-256. Resolves with the signature in DER form. */
export interface HeadsSigner {
  /** Names the key in each statement. */
  readonly keyId: string;
  sign(digest: Buffer): Promise<Buffer>;
}

/**
 * The statement as a JSON Web Signature in compact serialization (RFC 7515, section 3.1) with ES256 (RFC 7518, section
 * 3.4). Every JOSE library verifies it with the public key.
 */
export async function signStatement(heads: ChainHeads, signer: HeadsSigner): Promise<string> {
  const header = { alg: 'ES256', kid: signer.keyId, typ: CHAIN_HEADS_TYPE };
  const input = [header, heads]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = await signer.sign(createHash('sha256').update(input).digest());
  return `${input}.${rawSignature(signature).toString('base64url')}`;
}

/**
 * The payload of a stored statement. The signature is not checked: only the signer's role can write a statement, and
 * `npm run audit -- verify` checks every signature.
 *
 * @throws Error if the text is no statement
 */
export function payloadOf(jws: string): ChainHeads {
  const [, payload = ''] = jws.split('.');
  return readChainHeads(JSON.parse(Buffer.from(payload, 'base64url').toString()));
}

/** What the next statement calls `previous`. */
export const hashOf = (jws: string): string => createHash('sha256').update(jws).digest('hex');

/**
 * The two numbers of an ECDSA signature, 32 bytes each: the form of JWS, from the DER form of KMS
 * (`Ecdsa-Sig-Value`, RFC 3279, section 2.2.3).
 *
 * @throws Error if the bytes are no signature on the curve P-256
 */
export function rawSignature(der: Buffer): Buffer {
  const refused = new Error(`a signature on P-256 in DER form is expected; got ${der.length} other bytes`);
  const [sequence, length] = der;
  if (sequence !== 0x30 || length !== der.length - 2) throw refused;
  const parts: Buffer[] = [];
  let at = 2;
  while (at < der.length) {
    const end = at + 2 + (der[at + 1] ?? 0);
    if (der[at] !== 0x02 || end > der.length) throw refused;
    const digits = der.subarray(at + 2, end);
    // A number with its first bit set has a zero byte in front.
    const number = digits[0] === 0 ? digits.subarray(1) : digits;
    if (digits.length === 0 || number.length > NUMBER_BYTES) throw refused;
    parts.push(Buffer.concat([Buffer.alloc(NUMBER_BYTES - number.length), number]));
    at = end;
  }
  if (parts.length !== 2) throw refused;
  return Buffer.concat(parts);
}

const NUMBER_BYTES = 32;
