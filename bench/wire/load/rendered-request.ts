import type { BenchRequest } from '../plan/request';

/** A request as the bytes that go to the socket. */
export function rendered({ path, headers, body }: BenchRequest): Buffer {
  const bytes = Buffer.from(body);
  const lines = Object.entries({ host: '127.0.0.1', ...headers, 'content-length': bytes.length });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n`), bytes]);
}
