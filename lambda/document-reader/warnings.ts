/** What the reader of pages left out so far, by its own words. */
export interface Warnings {
  /** Pictures that were left out, as asked. */
  pictures: number;
  /** Everything else that was left out, or was not as it should be. */
  serious: number;
}

const PICTURE = 'Warning: Image exceeded maximum allowed size and was removed.';

/**
 * Warnings about how letters look, which says nothing about what they are: the programs inside of fonts, and the standard
 * fonts that are not in the document.
 */
const ABOUT_LOOKS =
  /^Warning: (?:TT: |fetchStandardFontData: |Unable to load font data|UnknownErrorException: Ensure that the `standardFontDataUrl`)/;

/** Counts the warnings of PDF.js from now on. It prints them, and a thread of the router prints nowhere. */
export function watchWarnings(): Warnings {
  const warnings: Warnings = { pictures: 0, serious: 0 };
  console.warn = (words: unknown) => {
    if (words === PICTURE) warnings.pictures += 1;
    else if (!ABOUT_LOOKS.test(String(words))) warnings.serious += 1;
  };
  console.log = console.warn;
  return warnings;
}
