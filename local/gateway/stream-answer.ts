import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { HttpPrelude } from '../lambda/http-integration-response';
import type { FunctionResponse } from '../lambda/runtime-api';

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'trailer']);
/** Longest silence of a streamed answer: a private API's idle timeout, milliseconds. */
const IDLE_MS = 5 * 60_000;

/**
 * Streams a function's answer to the client. If the function fails midway, the connection is cut. If the client
 * leaves, the function still runs, and is billed, to its end, as on Lambda.
 */
export function streamAnswer(
  prelude: HttpPrelude,
  { body }: FunctionResponse,
  response: ServerResponse,
  requestId: string,
): void {
  response.writeHead(prelude.statusCode, { ...headersOf(prelude), 'x-amzn-requestid': requestId });
  response.flushHeaders();
  response.setTimeout(IDLE_MS, () => response.destroy());
  body.once('error', () => response.destroy());
  response.once('close', () => body.unpipe(response).resume());
  body.pipe(response);
}

function headersOf({ headers, multiValueHeaders, cookies }: HttpPrelude): OutgoingHttpHeaders {
  const all = { ...headers, ...multiValueHeaders } as OutgoingHttpHeaders;
  const kept = Object.entries(all).filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...(cookies.length > 0 && { 'set-cookie': [...cookies] }) };
}
