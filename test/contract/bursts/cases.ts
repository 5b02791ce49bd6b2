import fc from 'fast-check';
import { HOSTS } from '../../../policy/boundary';
import { EVENTS } from './answers';

/** The services that are called beside the models. */
export const SERVICES = ['firehose', 'kms', 'comprehend', 'dynamodb', 's3'] as const;

const HEADS = {
  good: 'HTTP/1.1 200 OK\r\n',
  'informational first':
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\n',
  'kept alive by HTTP/1.0': 'HTTP/1.0 200 OK\r\nconnection: keep-alive\r\n',
  'about to close': 'HTTP/1.1 200 OK\r\nconnection: close\r\n',
  'another protocol': 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n',
  'an upgrade offered': 'HTTP/1.1 200 OK\r\nconnection: upgrade\r\nupgrade: h2c\r\n',
  'no content': 'HTTP/1.1 204 No Content\r\n',
  'a redirect': 'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\n',
  'too many requests': 'HTTP/1.1 429 Too Many Requests\r\n',
  'a server error': 'HTTP/1.1 500 Internal Server Error\r\n',
  'no status': 'HTTP/1.1 abc\r\n',
  'not HTTP': 'SSH-2.0-OpenSSH\r\n',
  'a header that is none': 'HTTP/1.1 200 OK\r\n\u0000: x\r\n',
  'headers without end': `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(20_000)}\r\n`,
} as const;

const FRAMINGS = [
  'chunked',
  'chunked without its end',
  'chunked with trailers',
  'chunked with a size that is none',
  'chunked and with a length',
  'with its length',
  'shorter than its length',
  'longer than its length',
  'until the connection ends',
] as const;

/** Unexpected bytes after an answer. */
const EXTRAS = {
  nothing: '',
  'a second answer': 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil',
  'half a second answer': 'HTTP/1.1 200 OK\r\nconten',
  'a line feed': '\r\n',
  garbage: 'garbage\u0000',
} as const;

const keys = <T extends object>(of: T) => Object.keys(of) as (keyof T)[];
/** The first of a list half of the time: a fault is seen where the rest is well. */
const mostly = <T>([usual, ...others]: readonly T[]) =>
  fc.oneof(fc.constant(usual as T), fc.constantFrom(...others));

/** One answer on the wire, good or bad, and what its reader does. */
export const cases = fc.record({
  target: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HOSTS) }, fc.constantFrom(...SERVICES)),
  stream: fc.boolean(),
  events: fc.tuple(
    fc.array(fc.constantFrom(...EVENTS), { maxLength: 4 }),
    fc.constantFrom([] as const, ['error'] as const, ['finish', 'usage', 'done'] as const),
  ),
  head: mostly(keys(HEADS)),
  framing: mostly(FRAMINGS),
  extra: mostly(keys(EXTRAS)),
  /** Where the bytes are cut, in thousandths. */
  cuts: fc.array(fc.nat(999), { maxLength: 4 }),
  finally: fc.oneof(
    { weight: 6, arbitrary: fc.constant('end' as const) },
    { weight: 3, arbitrary: fc.constant('reset' as const) },
    fc.constant('stay' as const),
  ),
  leaves: mostly(['never', 'at once', 'after the first piece'] as const),
});
export type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

/** The bytes of one answer. */
export function bytesOf(
  { head, framing, extra }: Pick<Case, 'head' | 'framing' | 'extra'>,
  body: Buffer,
): Buffer {
  return Buffer.concat([Buffer.from(HEADS[head]), framed(framing, body), Buffer.from(EXTRAS[extra])]);
}

/** Bytes in the pieces they are written in. */
export function piecesOf(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const points = cuts.map((cut) => Math.floor((cut / 1000) * bytes.length)).sort((a, b) => a - b);
  return [0, ...points].map((point, i) => bytes.subarray(point, points[i] ?? bytes.length));
}

function framed(framing: Case['framing'], body: Buffer): Buffer {
  const whole = (header: string, ...parts: readonly (Buffer | string)[]) =>
    Buffer.concat([header, '\r\n\r\n', ...parts].map((each) => Buffer.from(each)));
  const chunk = body.length === 0 ? [] : [body.length.toString(16), '\r\n', body, '\r\n'];
  switch (framing) {
    case 'chunked':
      return whole('transfer-encoding: chunked', ...chunk, '0\r\n\r\n');
    case 'chunked without its end':
      return whole('transfer-encoding: chunked', ...chunk);
    case 'chunked with trailers':
      return whole('transfer-encoding: chunked\r\ntrailer: x', ...chunk, '0\r\nx: y\r\n\r\n');
    case 'chunked with a size that is none':
      return whole('transfer-encoding: chunked', ...chunk, 'zz\r\n');
    case 'chunked and with a length':
      return whole(`transfer-encoding: chunked\r\ncontent-length: ${body.length}`, ...chunk, '0\r\n\r\n');
    case 'with its length':
      return whole(`content-length: ${body.length}`, body);
    case 'shorter than its length':
      return whole(`content-length: ${body.length + 7}`, body);
    case 'longer than its length':
      return whole(`content-length: ${Math.max(0, body.length - 7)}`, body);
    case 'until the connection ends':
      return whole('x-framing: none', body);
  }
}
