import { EventStreamCodec } from '@smithy/eventstream-codec';

/** One event of `application/vnd.amazon.eventstream`, CRCs included. */
export function eventFrame(type: string, contentType: string, body: string | Buffer): Buffer {
  return frame({ ':event-type': type, ':content-type': contentType, ':message-type': 'event' }, body);
}

/** An error inside a stream that has begun. */
export function exceptionFrame(type: string, body: object): Buffer {
  const headers = {
    ':exception-type': type,
    ':content-type': 'application/json',
    ':message-type': 'exception',
  };
  return frame(headers, JSON.stringify(body));
}

function frame(headers: Readonly<Record<string, string>>, body: string | Buffer): Buffer {
  const typed = Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }]);
  return Buffer.from(codec.encode({ headers: Object.fromEntries(typed), body: Buffer.from(body) }));
}

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()),
  (text) => Buffer.from(text),
);
