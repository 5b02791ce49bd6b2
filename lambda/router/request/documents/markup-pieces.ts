/** A start tag, an end tag, or both in one. */
export interface Tag {
  /** Without the prefix of its namespace, as it is written. */
  readonly name: string;
  readonly closes: boolean;
  /** Names without their prefixes, and values as they are written. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** What markup consists of. A `note` is a comment, a declaration or an instruction: no reader shows it. */
export type Piece = { readonly text: string } | { readonly tag: Tag } | { readonly note: string };

export type Markup = 'html' | 'xml';

/**
 * Cuts markup into its pieces, as the tokenizer of HTML does (html.spec.whatwg.org, 13.2.5), and for XML as XML 1.0 says. A
 * tag ends at the first `>` outside of a quoted value, and a comment at its own end. What does not end is text. Linear in
 * the length.
 */
export function* piecesOf(markup: string, kind: Markup): Generator<Piece> {
  const ends = ENDS[kind];
  const unended = new Set<RegExp>();
  let from = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at)) {
    const found = tagAt(markup, at) ?? noteAt(markup, at, ends, unended);
    if (!found) {
      at++;
      continue;
    }
    if (at > from) yield { text: markup.slice(from, at) };
    yield found.piece;
    at = from = found.end;
  }
  if (from < markup.length) yield { text: markup.slice(from) };
}

interface Found {
  readonly piece: Piece;
  readonly end: number;
}

const TAG_NAME = /<(\/?)([\p{L}_][^\s/<>]*)/uy;
const ATTRIBUTE = /[\s/]*([^\s/<>][^\s/<>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"'][^\s<>]*)))?/y;
const TAG_END = /[\s/]*>/y;

function tagAt(markup: string, at: number): Found | undefined {
  const [whole, slash, name] = matchAt(TAG_NAME, markup, at) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const attributes: [string, string][] = [];
  for (let to = at + whole.length; ; ) {
    const end = matchAt(TAG_END, markup, to);
    if (end) {
      const tag = { name: localName(name), closes: slash === '/', attributes };
      return { piece: { tag }, end: to + end[0].length };
    }
    const attribute = matchAt(ATTRIBUTE, markup, to);
    // Another < outside of a quoted value: the tag before it never ended.
    if (!attribute) return undefined;
    const [all, key = '', double, single, bare] = attribute;
    attributes.push([localName(key), double ?? single ?? bare ?? '']);
    to += all.length;
  }
}

/** Where a note ends, by what it begins with. */
type Ends = readonly (readonly [start: string, end: RegExp])[];

const ENDS: Readonly<Record<Markup, Ends>> = {
  html: [
    ['<!-->', />/g],
    ['<!--->', />/g],
    ['<!--', /--!?>/g],
    ['<!', />/g],
    ['<?', />/g],
    ['</', />/g],
  ],
  xml: [
    ['<!--', /-->/g],
    ['<!', />/g],
    ['<?', /\?>/g],
  ],
};

/** @param unended ends that were looked for in vain, so that none is looked for twice */
function noteAt(markup: string, at: number, ends: Ends, unended: Set<RegExp>): Found | undefined {
  const [start, end] = ends.find(([begin]) => markup.startsWith(begin, at)) ?? [];
  if (start === undefined || end === undefined || unended.has(end)) return undefined;
  end.lastIndex = at + (start.endsWith('>') ? start.length - 1 : start.length);
  const found = end.exec(markup);
  if (found) return { piece: { note: markup.slice(at + start.length, found.index) }, end: end.lastIndex };
  unended.add(end);
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
