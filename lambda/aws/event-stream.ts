import { crc32 } from 'node:zlib';
import { EventStreamCodec } from '@smithy/eventstream-codec';

/** One frame of `application/vnd.amazon.eventstream`: its text headers and its body. */
export interface Frame {
  /** `event`, `exception` or `error`. */
  readonly messageType: string;
  /** The kind of event or exception: `contentBlockDelta`, `throttlingException`. */
  readonly type: string;
  readonly body: Buffer;
}

/**
 * Decodes an event stream from byte chunks of any size. This class finds the end of each frame and checks both CRCs.
 * AWS's own codec reads headers that the stream has not had before. Throws if the bytes are not an event stream.
 */
export class EventStreamDecoder {
  private rest: Buffer = EMPTY;
  /** The headers that this stream has had, by their bytes. */
  private readonly heads = new Map<string, Head>();

  /**
   * Passes on each frame that this chunk completes, in order, also those before a malformed one. Returns whether there
   * was any.
   */
  feed(chunk: Buffer, onFrame: (frame: Frame) => void): boolean {
    const bytes = this.rest.byteLength === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    while (bytes.byteLength - at >= PRELUDE_BYTES) {
      const length = bytes.readUInt32BE(at);
      if (length < PRELUDE_BYTES + CRC_BYTES || length > LARGEST_FRAME_BYTES) {
        throw new Error('an event-stream frame of impossible length');
      }
      if (bytes.byteLength - at < length) break;
      const frame = decode(bytes, at, at + length, this.heads);
      at += length;
      onFrame(frame);
    }
    this.rest = at === 0 ? bytes : bytes.subarray(at);
    return at > 0;
  }

  /** Whether the stream may end here, between two frames. */
  get betweenFrames(): boolean {
    return this.rest.byteLength === 0;
  }
}

const EMPTY = Buffer.alloc(0);
/** Two lengths and their CRC. */
const PRELUDE_BYTES = 12;
const CRC_BYTES = 4;
/** Limit of the format: 16 MiB of body, 128 KiB of headers. https://smithy.io/2.0/aws/amazon-eventstream.html */
const LARGEST_FRAME_BYTES = (16 * 1024 + 128) * 1024 + PRELUDE_BYTES + CRC_BYTES;

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()),
  (text) => Buffer.from(text),
);

/** What the headers of a frame say. */
type Head = Pick<Frame, 'messageType' | 'type'>;

/** Reads the frame from `start` to `end`, where its length is right. Throws unless both checksums are. */
function decode(bytes: Buffer, start: number, end: number, heads: Map<string, Head>): Frame {
  const bodyAt = start + PRELUDE_BYTES + bytes.readUInt32BE(start + 4);
  const bodyEnd = end - CRC_BYTES;
  const crcAt = start + PRELUDE_BYTES - CRC_BYTES;
  const ofPrelude = crc32(bytes.subarray(start, crcAt));
  if (
    bodyAt > bodyEnd ||
    ofPrelude !== bytes.readUInt32BE(crcAt) ||
    crc32(bytes.subarray(crcAt, bodyEnd), ofPrelude) !== bytes.readUInt32BE(bodyEnd)
  ) {
    throw new Error('an event-stream frame with a wrong checksum');
  }
  const headers = bytes.toString('latin1', start + PRELUDE_BYTES, bodyAt);
  let head = heads.get(headers);
  if (!head) {
    head = headOf(bytes.subarray(start, end));
    if (heads.size < MOST_HEADS) heads.set(headers, head);
  }
  const { messageType, type } = head;
  return { messageType, type, body: bytes.subarray(bodyAt, bodyEnd) };
}

/** The frames of an answer have few different headers: one for each kind of event. */
const MOST_HEADS = 32;

function headOf(bytes: Buffer): Head {
  const { headers } = codec.decode(bytes);
  const messageType = String(headers[':message-type']?.value ?? '');
  const type = headers[messageType === 'exception' ? ':exception-type' : ':event-type'];
  return { messageType, type: String(type?.value ?? '') };
}
