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
 * Decodes an event stream from byte chunks of any size. This class finds the end of each frame. AWS's own codec reads
 * the frame and checks both CRCs. Throws if the bytes are not an event stream.
 */
export class EventStreamDecoder {
  private rest: Buffer = EMPTY;

  /**
   * Passes on each frame that this chunk completes, in order, also those before a malformed one. Returns whether there
   * was any.
   */
  feed(chunk: Buffer, onFrame: (frame: Frame) => void): boolean {
    let completed = false;
    let bytes = this.rest.byteLength === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (bytes.byteLength >= PRELUDE_BYTES) {
      const length = bytes.readUInt32BE(0);
      if (length < PRELUDE_BYTES + CRC_BYTES || length > LARGEST_FRAME_BYTES) {
        throw new Error('an event-stream frame of impossible length');
      }
      if (bytes.byteLength < length) break;
      const frame = bytes.subarray(0, length);
      bytes = bytes.subarray(length);
      onFrame(decode(frame));
      completed = true;
    }
    this.rest = bytes;
    return completed;
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

function decode(bytes: Buffer): Frame {
  const { headers, body } = codec.decode(bytes);
  const messageType = String(headers[':message-type']?.value ?? '');
  const type = headers[messageType === 'exception' ? ':exception-type' : ':event-type'];
  return {
    messageType,
    type: String(type?.value ?? ''),
    body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  };
}
