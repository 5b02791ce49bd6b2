/** A text as a terminal may show it: characters that move the cursor or hide are escaped, private keys are left out. */
export function printable(text: string): string {
  return text
    .replace(
      /-----BEGIN [^-]*PRIVATE KEY-----.*?(-----END [^-]*PRIVATE KEY-----|$)/gs,
      '(a private key, not shown)',
    )
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
