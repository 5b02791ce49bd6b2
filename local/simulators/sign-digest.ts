import { createECDH, type KeyObject } from 'node:crypto';

/** The order of the curve P-256 (FIPS 186-5, SP 800-186). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * An ECDSA signature of a digest as it is, in DER form. Node signs messages only, which it hashes first. So this
 * computes the signature from a random point that Node makes (FIPS 186-5, section 6.4.1). For simulated keys only: the
 * arithmetic does not take constant time.
 */
export function signDigest(digest: Buffer, privateKey: KeyObject): Buffer {
  const secret = numberOf(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
  for (;;) {
    const random = createECDH('prime256v1');
    const point = random.generateKeys();
    const r = numberOf(point.subarray(1, 33)) % ORDER;
    const s = (inverse(numberOf(random.getPrivateKey())) * (numberOf(digest) + r * secret)) % ORDER;
    if (r !== 0n && s !== 0n) return der(0x30, Buffer.concat([integer(r), integer(s)]));
  }
}

const numberOf = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex') || '0'}`);

/** By Fermat: the order is a prime. */
function inverse(value: bigint): bigint {
  let [result, base] = [1n, value % ORDER];
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % ORDER;
    base = (base * base) % ORDER;
  }
  return result;
}

/** As short as it can be; a first bit that is set would be a sign, so a zero byte goes before it. */
function integer(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return der(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

const der = (tag: number, content: Buffer) => Buffer.concat([Buffer.from([tag, content.length]), content]);
