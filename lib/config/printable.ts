import { withoutKeys } from './key-material';

/** A text as a terminal may show it: characters that move the cursor or hide are escaped, keys are left out. */
export function printable(text: string): string {
  return withoutKeys(text).replace(
    /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    escaped,
  );
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
