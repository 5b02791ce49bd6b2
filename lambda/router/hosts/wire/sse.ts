/**
 * Decodes server-sent events from byte chunks of any size, as the HTML standard says (section 9.2.6): lines end
 * in LF, CR or CRLF, a leading byte order mark is skipped, comments and unknown fields are ignored, several
 * `data` lines make one text, and an event without its final blank line does not count. The decoder passes on `data`
 * with the name of its event.
 *
 * It decodes all bytes up to the last end of a line at once, so that a character may span two chunks.
 * Throws if a line or an event is longer than 1 MB: no model sends that.
 */
export class SseDecoder {
  /** What came after the last end of a line. */
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
  private atStart = true;
  private afterCarriageReturn = false;

  /**
   * Passes on the `data` of each event that this chunk completes, in order, and the event's name, which may be empty.
   * Returns whether the chunk completed an event, with or without `data`, or a comment: a sign that the server is
   * alive. Single lines of an event, blank lines and lines without a known field complete nothing.
   *
   * @param onRun may take whole events whose lines end in LF: gets the lines and where an event begins, and returns
   *   where the events that it took end
   */
  feed(chunk: Buffer, onData: OnData, onRun: OnRun = takeNone): boolean {
    const length = Math.max(chunk.lastIndexOf(LF), chunk.lastIndexOf(CR)) + 1;
    const completed = length > 0 && this.lines(this.textUpTo(chunk, length), onData, onRun);
    if (length < chunk.length) this.keep(chunk.subarray(length));
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

  /** What was kept, and this much of the chunk. */
  private textUpTo(chunk: Buffer, length: number): string {
    if (this.partsLength === 0) return chunk.toString('utf8', 0, length);
    const text = Buffer.concat([...this.parts, chunk.subarray(0, length)]).toString();
    this.parts.length = 0;
    this.partsLength = 0;
    return text;
  }

  /** Takes whole lines. Returns whether one of them completed an event or was a comment. */
  private lines(text: string, onData: OnData, onRun: OnRun): boolean {
    let completed = false;
    let start = this.atStart && text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    this.atStart = false;
    if (this.afterCarriageReturn && text.startsWith('\n')) start = 1;
    this.afterCarriageReturn = text.endsWith('\r');
    const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    while (start < lines.length) {
      const ran = this.hasField ? start : onRun(lines, start);
      if (ran > start) {
        start = ran;
        completed = this.known = true;
        continue;
      }
      const end = lines.indexOf('\n', start);
      if (this.line(lines, start, end, onData)) completed = true;
      start = end + 1;
    }
    return completed;
  }

  /** Takes one line. Returns whether it completed an event or was a comment. */
  private line(text: string, start: number, end: number, onData: OnData): boolean {
    if (start === end) return this.dispatch(onData);
    if (text.startsWith(':', start)) {
      this.known = true;
      return true;
    }
    const [field, value] = fieldOf(text, start, end);
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
type OnRun = (lines: string, start: number) => number;

const takeNone: OnRun = (_, start) => start;

const LF = 0x0a;
const CR = 0x0d;
const BYTE_ORDER_MARK = '\uFEFF';
const LONGEST_BYTES = 1024 * 1024;
const FIELDS = new Set(['data', 'event', 'id', 'retry']);

/** A line's field and value, one leading space dropped; a line without a colon is a field without a value. */
function fieldOf(text: string, start: number, end: number): readonly [string, string] {
  if (text.startsWith('data: ', start)) return ['data', text.slice(start + 6, end)];
  const colon = text.indexOf(':', start);
  if (colon < 0 || colon > end) return [text.slice(start, end), ''];
  const valueAt = text.startsWith(' ', colon + 1) && colon + 1 < end ? colon + 2 : colon + 1;
  return [text.slice(start, colon), text.slice(valueAt, end)];
}
