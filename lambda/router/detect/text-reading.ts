import type { EntityType } from '../../../policy/entity';
import { CLASS } from './character-classes';
import type { Topic } from './context-words';

/** A reader returns this where no value begins; otherwise it returns the position after the value. */
export const NOT_FOUND = 0;

/** A local name, because an import is a property look-up when modules are not bundled. */
const classes = CLASS;

/** The reading of one folded text: the position in it, and what was found. Types and counts only, never text (I7). */
export class TextReading {
  readonly counts = new Map<EntityType, number>();
  /** Texts found in base64 runs, still to be read. */
  readonly encoded: string[] = [];
  /** Whether the text has percent, backslash or HTML escapes, so that it must also be read unescaped. */
  escaped = false;
  /** Characters examined, which the tests require to be linear. */
  steps = 0;
  /** Up to where numbers, or an address, have been read already. */
  readUntil = 0;
  /** Up to where groups with colons have been read already. */
  colonsUntil = 0;
  /** What the words before a position announce, for the last position that was looked up. */
  context: { readonly at: number; readonly topics: ReadonlySet<Topic> } | undefined;
  /** Up to where base64 has been decoded already. */
  decodedUntil = 0;

  /** @param bytes one byte a character, zeros after `length`. */
  constructor(
    readonly bytes: Uint8Array,
    readonly length: number,
  ) {}

  found(type: EntityType): void {
    this.counts.set(type, (this.counts.get(type) ?? 0) + 1);
  }

  /** The character code at a position, 0 outside the text. */
  at(position: number): number {
    return position >= 0 && position < this.length ? (this.bytes[position] as number) : 0;
  }

  /** Class bits of the character at a position, none outside the text. */
  classAt(position: number): number {
    return classes[this.at(position)] as number;
  }

  /** Whether these characters are at a position. */
  startsWith(position: number, text: string): boolean {
    for (let i = 0; i < text.length; i++) {
      if (this.at(position + i) !== text.charCodeAt(i)) return false;
    }
    return true;
  }
}
