/** One HTTP/1.1 message. `head`: the start line and the headers, as they came, without the empty line. */
export interface Message {
  readonly head: string;
  readonly body: Buffer;
}

type State = 'head' | 'counted' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer';

/**
 * Reads the messages of one connection, one after another, and nothing beyond what the bench needs: a body has a
 * `content-length`, comes in chunks, or is empty. It costs a fraction of Node's own parser and streams, so that the load
 * generator and the servers are not what is measured.
 */
export class MessageReader {
  private state: State = 'head';
  /** Bytes of a line that is not complete yet. */
  private rest: Buffer = EMPTY;
  private head = '';
  private parts: Buffer[] = [];
  /** Bytes that the body or the chunk still lacks. */
  private missing = 0;

  /** Bytes of the body of the message in hand so far. */
  bodyLength = 0;

  constructor(private readonly onMessage: (message: Message) => void) {}

  /** Takes what one read of the socket gave. */
  feed(read: Buffer): void {
    let bytes = this.rest.length > 0 ? Buffer.concat([this.rest, read]) : read;
    this.rest = EMPTY;
    while (bytes.length > 0) {
      const used = this.take(bytes);
      if (used === 0) {
        this.rest = bytes;
        return;
      }
      bytes = bytes.subarray(used);
    }
  }

  /** Uses the first bytes, and returns how many; 0 where a line is not complete. */
  private take(bytes: Buffer): number {
    if (this.state === 'counted' || this.state === 'chunk') return this.takeBody(bytes);
    const end = bytes.indexOf(this.state === 'head' ? HEAD_END : LINE_END);
    if (end === -1) return 0;
    const line = bytes.toString('latin1', 0, end);
    switch (this.state) {
      case 'head':
        this.begin(line);
        return end + HEAD_END.length;
      case 'chunk-size':
        this.missing = Number.parseInt(line, 16);
        if (Number.isNaN(this.missing)) throw new Error(`not the size of a chunk: ${line.slice(0, 40)}`);
        this.state = this.missing === 0 ? 'trailer' : 'chunk';
        break;
      case 'chunk-end':
        this.state = 'chunk-size';
        break;
      case 'trailer':
        if (line === '') this.finish();
    }
    return end + LINE_END.length;
  }

  private begin(head: string): void {
    this.head = head;
    if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
      this.state = 'chunk-size';
      return;
    }
    this.missing = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    if (this.missing === 0) this.finish();
    else this.state = 'counted';
  }

  private takeBody(bytes: Buffer): number {
    const part = bytes.length > this.missing ? bytes.subarray(0, this.missing) : bytes;
    this.parts.push(part);
    this.bodyLength += part.length;
    this.missing -= part.length;
    if (this.missing > 0) return part.length;
    if (this.state === 'counted') this.finish();
    else this.state = 'chunk-end';
    return part.length;
  }

  private finish(): void {
    const message = { head: this.head, body: Buffer.concat(this.parts, this.bodyLength) };
    this.state = 'head';
    this.parts = [];
    this.bodyLength = 0;
    this.onMessage(message);
  }
}

const EMPTY = Buffer.alloc(0);
const LINE_END = '\r\n';
const HEAD_END = '\r\n\r\n';
