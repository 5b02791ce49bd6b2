import type { IncomingHttpHeaders } from 'node:http';

/**
 * AWS's name for an error, such as `ThrottlingException`; empty where the answer has none. REST-JSON services put it in
 * the `x-amzn-errortype` header, JSON 1.1 services in the body, each with or without a namespace before `#` and
 * an address after `:`.
 */
export function awsErrorCode(headers: IncomingHttpHeaders, body: unknown): string {
  const { __type: type, code } = fields(body);
  const named = [headers['x-amzn-errortype'], type, code].find((text) => typeof text === 'string') ?? '';
  return String(named).split(':')[0]?.split('#').at(-1)?.trim() ?? '';
}

/**
 * The error's message. It distinguishes cases for which AWS uses the same name. Never pass it on: it may repeat the
 * prompt (I7).
 */
export function awsErrorWords(body: unknown): string {
  const { message, Message } = fields(body);
  return [message, Message].find((text) => typeof text === 'string') ?? '';
}

function fields(body: unknown): Record<string, string | undefined> {
  return typeof body === 'object' && body !== null ? (body as Record<string, string | undefined>) : {};
}
