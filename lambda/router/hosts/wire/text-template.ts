/**
 * Reads the text out of JSON documents that differ in their text alone, as the deltas of one answer do, without parsing
 * each of them. It learns the form from a document that was parsed, and proves that form: with other text in its place
 * the document must read as that text. So a document of the same form reads exactly as a parser would read it.
 */
export class TextTemplate {
  private before = '';
  private after = '';
  /** The form of what follows the text where it has a padding: Bedrock pads its frames in a field `p`. */
  private padded: { readonly before: string; readonly after: string } | undefined;

  /** @param textOf parses a document; `undefined` where it is more than text */
  constructor(private readonly textOf: (json: string) => string | undefined) {}

  /** The text of a document of the known form; `undefined` for every other one, which must be parsed. */
  read(json: string): string | undefined {
    const { before } = this;
    if (before === '' || !json.startsWith(before)) return undefined;
    const end = json.indexOf('"', before.length);
    if (end < 0 || !this.follows(json, end)) return undefined;
    const text = json.slice(before.length, end);
    return ESCAPED.test(text) ? undefined : text;
  }

  /** Learns the form of a document that has this text. */
  learn(json: string, text: string): void {
    const quoted = JSON.stringify(text);
    const at = json.indexOf(quoted);
    if (at < 0 || json.includes(OTHER)) return;
    const before = json.slice(0, at + 1);
    const after = json.slice(at + quoted.length - 1);
    const padding = PADDING.exec(after);
    const padded = padding ? { before: padding[1] ?? '', after: padding[2] ?? '' } : undefined;
    const other = before + OTHER + (padded ? `${padded.before}x${padded.after}` : after);
    if (this.readsAs(other, OTHER)) Object.assign(this, { before, after, padded });
  }

  /** The place of the text may be another one, and the document with other text there no document at all. */
  private readsAs(json: string, text: string): boolean {
    try {
      return this.textOf(json) === text;
    } catch {
      return false;
    }
  }

  private follows(json: string, end: number): boolean {
    const { after, padded } = this;
    if (!padded) return json.length - end === after.length && json.endsWith(after);
    const from = end + padded.before.length;
    const to = json.length - padded.after.length;
    if (from > to || !json.startsWith(padded.before, end) || !json.endsWith(padded.after)) return false;
    return PLAIN.test(json.slice(from, to));
  }
}

/** What a JSON string writes in another way than the text itself. */
const ESCAPED = /[\\\p{Cc}]/u;
const PLAIN = /^[A-Za-z0-9]*$/;
const PADDING = /^(.*"p":")[A-Za-z0-9]*(".*)$/s;
/** Stands for the text. A document that holds it already is not learned from. */
const OTHER = 'otherTextOfTheTemplate';
