import { Undecided } from './undecided';

/** A block of IPv4 addresses. */
export interface Cidr {
  readonly first: number;
  readonly last: number;
}

/** Reads a block such as `10.0.0.0/16`, or a single address. */
export function readCidr(text: string): Cidr {
  const [, a, b, c, d, bits = '32'] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  const bytes = [a, b, c, d].map(Number);
  if (bytes.some((byte) => !(byte <= 255)) || Number(bits) > 32) {
    throw new Undecided(`${text} is not an IPv4 block`);
  }
  const size = 2 ** (32 - Number(bits));
  const address = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}

export const containsBlock = (outer: Cidr, inner: Cidr) =>
  outer.first <= inner.first && inner.last <= outer.last;

export const overlaps = (a: Cidr, b: Cidr) => a.first <= b.last && b.first <= a.last;
