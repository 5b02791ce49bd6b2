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

  /**
   * The texts of the documents of the known form that follow each other in a stream from `start` on, each between `open`
   * and `close`, which JSON cannot contain. `undefined` where the first is another.
   */
  run(stream: string, start: number, open: string, close: string): Run | undefined {
    const { before, after, padded } = this;
    if (before === '' || padded) return undefined;
    const first = open + before;
    const last = after + close;
    if (!stream.startsWith(first, start)) return undefined;
    const insides = stream.slice(start + first.length).split(last + first);
    const rest = insides.pop() ?? '';
    const restText = rest.indexOf(last);
    if (restText >= 0) insides.push(rest.slice(0, restText));
    const plain = !ESCAPED.test(insides.join(''));
    const read = plain ? insides : insides.map(unescaped);
    const other = read.indexOf(undefined);
    const known = other < 0 ? insides : insides.slice(0, other);
    if (known.length === 0) return undefined;
    const around = first.length + last.length;
    return {
      texts: read.slice(0, known.length).filter((text): text is string => text !== undefined && text !== ''),
      plain,
      end: known.reduce((end, inside) => end + inside.length + around, start),
    };
  }

  /** Learns the form of a document that has this text. Returns whether it did; otherwise the form before stays. */
  learn(json: string, text: string): boolean {
    const quoted = JSON.stringify(text);
    const at = json.indexOf(quoted);
    if (at < 0 || json.includes(OTHER)) return false;
    const before = json.slice(0, at + 1);
    const after = json.slice(at + quoted.length - 1);
    const padding = PADDING.exec(after);
    const padded = padding ? { before: padding[1] ?? '', after: padding[2] ?? '' } : undefined;
    const other = before + OTHER + (padded ? `${padded.before}x${padded.after}` : after);
    const proven = this.readsAs(other, OTHER);
    if (proven) Object.assign(this, { before, after, padded });
    return proven;
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

/** Documents that follow each other. */
interface Run {
  /** Their texts in order, those that are empty left out. */
  readonly texts: readonly string[];
  /** Whether JSON writes each of the texts as it is. */
  readonly plain: boolean;
  /** The place in the stream at which the last one ends. */
  readonly end: number;
}

/** What ends a JSON string, or is written in it in another way than in the text. */
const ESCAPED = /["\\\p{Cc}]/u;

/** What the inside of a JSON string says; `undefined` where it is none. */
function unescaped(inside: string): string | undefined {
  if (!ESCAPED.test(inside)) return inside;
  try {
    return JSON.parse(`"${inside}"`);
  } catch {
    return undefined;
  }
}

const PLAIN = /^[A-Za-z0-9]*$/;
const PADDING = /^(.*"p":")[A-Za-z0-9]*(".*)$/s;
/** Stands for the text. A document that holds it already is not learned from. */
const OTHER = 'otherTextOfTheTemplate';
