// The forms in which tools write keys: PEM (RFC 7468), OpenPGP armour (RFC 9580), SSH2 (RFC 4716), PuTTY and age. Some
// readers ignore case and count of the dashes, so these patterns do.

/** A line that begins a block, whatever it says is inside: a key can be inside of anything. */
export const ARMOUR = /-{2,}\s*BEGIN\s[^-\n]*-{2,}/i;

/** What is a private key by its own words. */
export const PRIVATE_KEY =
  /-{2,}\s*BEGIN\s[^-\n]*\b(PRIVATE|SECRET)\s+KEY\b[^-\n]*-{2,}|PuTTY-User-Key-File-\d|AGE-SECRET-KEY-1/i;

const BLOCK = /-{2,}\s*BEGIN\s[^-\n]*-{2,}.*?(-{2,}\s*END\s[^-\n]*-{2,}|$)/gis;
const OTHER_KEYS = /PuTTY-User-Key-File-\d.*$|AGE-SECRET-KEY-1\w*/gis;

/** The text without any such block. */
export function withoutKeys(text: string): string {
  return text
    .replace(BLOCK, (block) =>
      PRIVATE_KEY.test(block) ? '(a private key, not shown)' : '(a PEM block, not shown)',
    )
    .replace(OTHER_KEYS, '(a private key, not shown)');
}
