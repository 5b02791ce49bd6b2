import { BlockList, isIPv6 } from 'node:net';
import { containsBlock, overlaps, readCidr } from '../cidr';
import type { Kleene } from '../kleene';
import { Undecided } from '../undecided';

// How the texts of conditions are read as numbers, dates, booleans, bytes and addresses (IAM user guide, "IAM JSON policy
// elements: Condition operators"). A text in another form is undecided, not false.

/** An integer or a decimal number. A longer one could not be compared exactly. */
export function number(text: string): number {
  if (!/^-?\d+(?:\.\d+)?$/.test(text) || text.length > 15) throw new Undecided(`${text} is not a number`);
  return Number(text);
}

/**
 * Seconds since 1970, or a date of ISO 8601 as the W3C writes it: a time of day has a time zone. Four digits could be
 * either.
 */
export function date(text: string): number {
  if (/^\d{5,11}$/.test(text)) return Number(text) * 1000;
  const [, day, time] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text) ?? [];
  const midnight = new Date(day ?? '');
  const value = time ? Date.parse(text) : midnight.getTime();
  // The 30th of February is read as the 2nd of March.
  if (Number.isNaN(value) || midnight.toISOString().slice(0, 10) !== day) {
    throw new Undecided(`${text} is not a date`);
  }
  return value;
}

export function boolean(text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new Undecided(`${text} is neither true nor false`);
  return text === 'true';
}

/** The bytes that a text in base 64 stands for, one letter each. */
export function bytes(text: string): string {
  const read = Buffer.from(text, 'base64');
  if (read.toString('base64') !== text) throw new Undecided(`${text} is not base 64`);
  return read.toString('latin1');
}

/** Whether an address is in a block. For a request that represents a block of addresses: whether all of them are. */
export function inBlock(wanted: string, given: string): Kleene {
  const [block, addresses] = [wanted, given].map((text) => (text.includes(':') ? readIPv6(text) : text));
  if (typeof block === 'object' && typeof addresses === 'object') {
    if (wanted === given) return true;
    return addresses.bits === 128 ? block.list.check(addresses.address, 'ipv6') : 'unknown';
  }
  // No address has both forms.
  const [outer, inner] = [block, addresses].map((text) =>
    typeof text === 'string' ? readCidr(text) : undefined,
  );
  if (!outer || !inner) return false;
  return containsBlock(outer, inner) || (overlaps(outer, inner) && 'unknown');
}

/** `2001:DB8:1234:5678::/64`, or a single address. */
function readIPv6(text: string) {
  const [, address = '', bits = '128'] = /^([\da-f:]+)(?:\/(\d+))?$/i.exec(text) ?? [];
  if (!isIPv6(address) || Number(bits) > 128) throw new Undecided(`${text} is not an IPv6 block`);
  const list = new BlockList();
  list.addSubnet(address, Number(bits), 'ipv6');
  return { address, bits: Number(bits), list };
}
