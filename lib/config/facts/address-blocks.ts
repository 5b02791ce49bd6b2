import { contains, overlap } from '../ipv4-block';
import facts from './address-blocks.json';

/** A block of addresses, and what it is for. address-blocks.json has the sources and the date. */
interface NamedBlock {
  readonly block: string;
  readonly use: string;
}

/** Addresses that an organization gives out itself: RFC 1918 and RFC 6598. */
export const PRIVATE_BLOCKS: readonly string[] = facts.private;
const SPECIAL: readonly NamedBlock[] = facts.special;
const TAKEN_IN_VPC: readonly NamedBlock[] = facts.takenInVpc;

/** Whether every address of a block is private. */
export const isPrivate = (block: string) => PRIVATE_BLOCKS.some((known) => contains(known, block));

/** What the addresses of a block that is not private are for, in words. */
export function useOf(block: string): string {
  const special = SPECIAL.find((known) => overlap(known.block, block));
  const publicly = 'it has public addresses, which others may use';
  if (!special) return publicly;
  const words = `${special.block} is for ${special.use}`;
  return contains(special.block, block) ? words : `${publicly}; ${words}`;
}

/** The part of a block that a VPC cannot have, although it is private. */
export const takenInVpc = (block: string): NamedBlock | undefined =>
  TAKEN_IN_VPC.find((taken) => overlap(taken.block, block));
