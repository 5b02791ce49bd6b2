// Arithmetic of IPv4 blocks in CIDR notation. The schema has checked their form.

/** The first and the last address of a block, as numbers. */
function rangeOf(block: string): { readonly first: number; readonly last: number } {
  const [address = '', prefix = ''] = block.split('/');
  const first = address.split('.').reduce((number, byte) => number * 256 + Number(byte), 0);
  return { first, last: first + 2 ** (32 - Number(prefix)) - 1 };
}

/** Whether the first block has every address of the second one. */
export function contains(outer: string, inner: string): boolean {
  const [around, within] = [rangeOf(outer), rangeOf(inner)];
  return around.first <= within.first && within.last <= around.last;
}

/** Whether some address is in both blocks. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a.first <= b.last && b.first <= a.last;
}
