import type { Vector } from '../../contract/embedding';

const BYTES = 4;

/** The numbers as little-endian 32-bit floats in base64, as OpenAI sends them where a client asks for base64. */
export function asBase64(vector: Vector): string {
  const bytes = Buffer.allocUnsafe(vector.length * BYTES);
  for (let index = 0; index < vector.length; index++) bytes.writeFloatLE(vector[index] ?? 0, index * BYTES);
  return bytes.toString('base64');
}
