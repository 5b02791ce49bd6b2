/**
 * The text of HTML or XML, and after it what is inside of its tags. A tag within a line ends no word, so that
 * `4111 <b>1111</b>` is one number; a tag of `BREAKS` ends a line. Linear in the length.
 */
export function markupText(markup: string, breaks: RegExp): readonly string[] {
  const tags: string[] = [];
  const text = markup.replace(TAG, (tag) => {
    tags.push(tag);
    return breaks.test(tag) ? '\n' : '';
  });
  return [unescapeNamed(text), tags.map(unescapeNamed).join('\n')];
}

const TAG = /<[^<>]*>/g;

/** Tags of HTML that end a line: everything but what styles words. */
export const HTML_BREAKS =
  /^<(?!\/?(a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)\b|!--)/i;

/** Tags that end a line in the XML of office documents: of a paragraph, a break, a tab, a cell, a shared string. */
export const OFFICE_BREAKS = /^<(\/(\w+:)?(p|si|c|row|tc|tr|comment|a)\b|(\w+:)?(br|cr|tab)\b)/;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  period: '.',
  hyphen: '-',
  shy: '',
  zwnj: '',
  zwj: '',
};

/** Undoes the named references; the detector undoes those that are numbers. */
const unescapeNamed = (text: string): string =>
  text.includes('&') ? text.replace(/&([a-z]{2,6});/g, (whole, name) => NAMED[name] ?? whole) : text;
