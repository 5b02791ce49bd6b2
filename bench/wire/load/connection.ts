import { connect, type Socket } from 'node:net';
import { type Message, MessageReader } from '../http/message-reader';

/** One answer and its times, milliseconds since the request was written. */
export interface Timed {
  readonly message: Message;
  readonly firstByteMs: number;
  readonly totalMs: number;
}

/** A kept-alive connection to a contestant, for one request at a time. */
export class Connection {
  private settle: { resolve(timed: Timed): void; reject(error: Error): void } | undefined;
  private begun: (() => void) | undefined;
  private sentAt = 0;
  private firstByteAt = 0;
  private readonly reader = new MessageReader((message) => {
    const now = performance.now();
    const { settle } = this;
    this.settle = undefined;
    settle?.resolve({ message, firstByteMs: this.firstByteAt - this.sentAt, totalMs: now - this.sentAt });
  });

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (bytes) => this.read(bytes));
    socket.on('error', (error) => this.broke(error));
    socket.setTimeout(PATIENCE_MS, () => this.broke(new Error(`no byte for ${PATIENCE_MS / 1000} seconds`)));
    socket.on('close', () => this.broke(new Error('the connection closed before the answer was complete')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** Resolves with the whole answer. Rejects if the connection breaks first. */
  send(request: Buffer): Promise<Timed> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.firstByteAt = 0;
      this.sentAt = performance.now();
      this.socket.write(request);
    });
  }

  /** Resolves with the first bytes of the answer's body, and leaves the answer open. */
  begin(request: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const answered = () => reject(new Error('the answer is complete, and should have stayed open'));
      this.settle = { resolve: answered, reject };
      this.begun = () => {
        this.socket.setTimeout(0);
        resolve();
      };
      this.socket.write(request);
    });
  }

  close(): void {
    this.settle = undefined;
    this.socket.destroy();
  }

  private read(bytes: Buffer): void {
    if (this.firstByteAt === 0) this.firstByteAt = performance.now();
    try {
      this.reader.feed(bytes);
    } catch (error) {
      this.broke(error as Error);
    }
    if (this.begun && this.reader.bodyLength > 0) this.begun();
  }

  private broke(error: Error): void {
    this.settle?.reject(error);
    this.settle = undefined;
    this.socket.destroy();
  }
}

/** Longest silence of an answer, milliseconds. */
const PATIENCE_MS = 20_000;
