import { attributeTexts } from './attribute-texts';
import { SOFT_BREAK, withLineEnds, withoutSoftBreaks } from './line-ends';
import { piecesOf } from './markup-pieces';
import { unescapeReferences } from './references';

/** What markup says. */
export interface MarkupTexts {
  /** What it shows, then everything else of it. */
  readonly texts: readonly string[];
  /** What it shows with each paragraph as one line, where that differs. */
  readonly unwrapped: readonly string[];
}

/**
 * Elements that begin and end a line (html.spec.whatwg.org, 15.3, 2026-11). Every other element, also one that is not known, is
 * shown within the line: `4111 <label>1111</label>` is one number.
 */
const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing ' +
    'main menu meta nav ol optgroup option p plaintext pre search section select summary table tbody td ' +
    'textarea tfoot th thead title tr ul xmp'
  ).split(' '),
);

/** Elements whose text is not shown, and elements that keep their white space. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style']);
const AS_WRITTEN: ReadonlySet<string> = new Set(['pre', 'textarea', 'listing', 'xmp', 'plaintext']);

/** The text of HTML as a browser shows it, and everything in it that no browser shows. Linear in the length. */
export function htmlText(html: string): MarkupTexts {
  const shown: string[] = [];
  const hidden: string[] = [];
  const others = new Set<string>();
  let within: string | undefined;
  let asWritten = 0;
  for (const piece of piecesOf(html, 'html')) {
    if ('text' in piece) {
      const raw = piece.text.replaceAll(SOFT_BREAK, ' ');
      const to = within ? hidden : shown;
      to.push(unescapeReferences(asWritten > 0 ? raw : collapsed(raw, to.at(-1))));
    } else if ('note' in piece) others.add(unescapeReferences(piece.note));
    else {
      const { tag } = piece;
      const name = tag.name.toLowerCase();
      for (const text of attributeTexts(tag)) others.add(text);
      if (HIDDEN.has(name)) within = tag.closes ? undefined : name;
      if (AS_WRITTEN.has(name)) asWritten = Math.max(0, asWritten + (tag.closes ? -1 : 1));
      if (name === 'br') shown.push(SOFT_BREAK);
      else if (BLOCKS.has(name)) shown.push('\n');
    }
  }
  const text = shown.join('');
  const unwrapped = withoutSoftBreaks(text);
  return {
    texts: [withLineEnds(text), hidden.join(''), ...others],
    unwrapped: unwrapped === text ? [] : [unwrapped],
  };
}

/** White space is one space, also where a tag is in it. */
function collapsed(text: string, before = ''): string {
  const spaced = text.replace(/[ \t\r\n\f]+/g, ' ');
  return before.endsWith(' ') ? spaced.replace(/^ /, '') : spaced;
}
