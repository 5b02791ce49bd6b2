/**
 * Decodes server-sent events from byte chunks of any size, as the HTML standard says (section 9.2.6): lines end
 * in LF, CR or CRLF, a leading byte order mark is skipped, comments and unknown fields are ignored, several
 * `data` lines make one text, and an event without its final blank line does not count. The decoder passes on `data`
 * with the name of its event.
 *
 * It splits the bytes into lines and decodes each line as a whole, so that a character may span two chunks.
 * Throws if a line or an event is longer than 1 MB: no model sends that.
 */
export class SseDecoder {
  /** The line so far, where a chunk ended inside it. */
  private readonly parts: Buffer[] = [];
  private partsLength = 0;
  /** The event so far. */
  private data: string | undefined;
  private name = '';
  private hasField = false;
  /** Whether a line so far was a field of an event, or a comment. */
  private known = false;
  /** Whether a line before all of those was neither. */
  private unknown = false;
  private firstLine = true;
  private afterCarriageReturn = false;

  /**
   * Passes on the `data` of each event that this chunk completes, in order, and the event's name, which may be empty.
   * Returns whether the chunk completed an event, with or without `data`, or a comment: a sign that the server is
   * alive. Single lines of an event, blank lines and lines without a known field complete nothing.
   */
  feed(chunk: Buffer, onData: OnData): boolean {
    let start = 0;
    let completed = false;
    if (this.afterCarriageReturn && chunk.length > 0) {
      if (chunk[0] === LF) start = 1;
      this.afterCarriageReturn = false;
    }
    let lf = chunk.indexOf(LF, start);
    let cr = chunk.indexOf(CR, start);
    while (lf >= 0 || cr >= 0) {
      const byCarriageReturn = cr >= 0 && (lf < 0 || cr < lf);
      const end = byCarriageReturn ? cr : lf;
      if (this.line(this.whole(chunk, start, end), onData)) completed = true;
      start = end + 1;
      if (byCarriageReturn) {
        if (start === chunk.length) this.afterCarriageReturn = true;
        else if (chunk[start] === LF) start += 1;
        cr = chunk.indexOf(CR, start);
      }
      if (lf >= 0 && lf < start) lf = chunk.indexOf(LF, start);
    }
    if (start < chunk.length) this.keep(chunk.subarray(start));
    return completed;
  }

  /** Whether the stream may end here: no line and no event is open. */
  get betweenEvents(): boolean {
    return this.partsLength === 0 && !this.hasField;
  }

  /** Whether what has come is no event stream: JSON, HTML or text. A stream that was cut off early is one. */
  get isForeign(): boolean {
    if (this.known) return false;
    const rest = Buffer.concat(this.parts).toString();
    return (
      this.unknown ||
      ![...FIELDS, ''].some((field) => `${field}:`.startsWith(rest) || rest.startsWith(`${field}:`))
    );
  }

  private keep(part: Buffer): void {
    this.parts.push(part);
    this.partsLength += part.length;
    if (this.partsLength > LONGEST_BYTES) throw new Error('a line longer than 1 MB');
  }

  /** The line that ends at `end`. */
  private whole(chunk: Buffer, start: number, end: number): Buffer {
    const lastPart = chunk.subarray(start, end);
    if (this.partsLength === 0) return lastPart;
    this.keep(lastPart);
    const line = Buffer.concat(this.parts, this.partsLength);
    this.parts.length = 0;
    this.partsLength = 0;
    return line;
  }

  /** Takes one line. Returns whether it completed an event or was a comment. */
  private line(bytes: Buffer, onData: OnData): boolean {
    const begin = this.firstLine && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    this.firstLine = false;
    if (bytes.length === begin) return this.dispatch(onData);
    if (bytes[begin] === COLON) {
      this.known = true;
      return true;
    }
    const [field, value] = fieldOf(bytes.toString('utf8', begin));
    if (!FIELDS.has(field)) {
      this.unknown ||= !this.known;
      return false;
    }
    this.hasField = true;
    this.known = true;
    if (field === 'event') this.name = value;
    if (field === 'data') {
      this.data = this.data === undefined ? value : `${this.data}\n${value}`;
      if (this.data.length > LONGEST_BYTES) throw new Error('an event longer than 1 MB');
    }
    return false;
  }

  /** A blank line closes the event, if there is one. */
  private dispatch(onData: OnData): boolean {
    const { data, name, hasField } = this;
    this.data = undefined;
    this.name = '';
    this.hasField = false;
    if (data !== undefined) onData(data, name);
    return hasField;
  }
}

type OnData = (data: string, event: string) => void;

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const LONGEST_BYTES = 1024 * 1024;
const FIELDS = new Set(['data', 'event', 'id', 'retry']);

/** A line's field and value, one leading space dropped; a line without a colon is a field without a value. */
function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  return [line.slice(0, colon), line.slice(line.charCodeAt(colon + 1) === 0x20 ? colon + 2 : colon + 1)];
}
