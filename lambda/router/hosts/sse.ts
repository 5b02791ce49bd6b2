/**
 * Decodes server-sent events from byte chunks of any size, as the HTML standard says (section 9.2.6): lines end
 * in LF, CR or CRLF, a leading byte order mark is skipped, comments and unknown fields are ignored, several
 * `data` lines make one text, an event without its closing blank line is no event. Only `data` is passed on.
 *
 * Lines are cut as bytes and decoded whole, so a character split between chunks is never decoded in halves.
 * Throws where a line or an event grows past 1 MB: no model sends that.
 */
export class SseDecoder {
  /** The line so far, where a chunk ended in its middle. */
  private readonly parts: Buffer[] = [];
  private partsLength = 0;
  /** The event so far. */
  private data: string | undefined;
  private firstLine = true;
  private afterCarriageReturn = false;

  /** The `data` of each event this chunk completes. */
  *feed(chunk: Buffer): Generator<string> {
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i];
      if (byte !== LF && byte !== CR) {
        this.afterCarriageReturn = false;
        continue;
      }
      const secondHalf = byte === LF && this.afterCarriageReturn;
      this.afterCarriageReturn = byte === CR;
      const end = i;
      const from = start;
      start = i + 1;
      if (secondHalf) continue;
      const complete = this.line(this.whole(chunk.subarray(from, end)));
      if (complete !== undefined) yield complete;
    }
    if (start < chunk.length) this.keep(chunk.subarray(start));
  }

  private keep(part: Buffer): void {
    this.parts.push(part);
    this.partsLength += part.length;
    if (this.partsLength > LONGEST_BYTES) throw new Error('a line longer than 1 MB');
  }

  private whole(lastPart: Buffer): Buffer {
    if (this.partsLength === 0) return lastPart;
    this.keep(lastPart);
    const line = Buffer.concat(this.parts, this.partsLength);
    this.parts.length = 0;
    this.partsLength = 0;
    return line;
  }

  /** Takes one line; gives the event's data where the line is the blank one that closes it. */
  private line(bytes: Buffer): string | undefined {
    const begin = this.firstLine && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    this.firstLine = false;
    if (bytes.length === begin) {
      const { data } = this;
      this.data = undefined;
      return data;
    }
    const value = dataOf(bytes.toString('utf8', begin));
    if (value === undefined) return undefined;
    this.data = this.data === undefined ? value : `${this.data}\n${value}`;
    if (this.data.length > LONGEST_BYTES) throw new Error('an event longer than 1 MB');
    return undefined;
  }
}

const LF = 0x0a;
const CR = 0x0d;
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const LONGEST_BYTES = 1024 * 1024;

/** The value of a `data` line, one leading space dropped; undefined for every other line. */
function dataOf(line: string): string | undefined {
  if (line === 'data') return '';
  if (!line.startsWith('data:')) return undefined;
  return line.slice(line.charCodeAt(5) === 0x20 ? 6 : 5);
}
