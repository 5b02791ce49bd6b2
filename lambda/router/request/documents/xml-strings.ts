/** A character that a workbook writes by its number (ST_Xstring, ECMA-376 part 1, 22.9.2.19). */
const ESCAPED = /_x([\dA-F]{4})_/gi;

/** The texts with these characters undone; none where there are none to undo. */
export function unescapedStrings(texts: readonly string[]): readonly string[] {
  const unescaped = texts.map((text) =>
    text.replace(ESCAPED, (_whole, code) => String.fromCharCode(Number.parseInt(code, 16))),
  );
  return unescaped.some((text, index) => text !== texts[index]) ? unescaped : [];
}
