import { request as http, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Connection } from './connection';

/** A request as it goes out. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** @default none */
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A host took a request and was silent. Commands say so as of a host that cannot be reached. */
class SilentHost extends Error {
  override readonly name = 'TimeoutError';
}

/** For how long a host may be silent. */
const SILENCE_MS = 30_000;

/** Sends a request by a connection and reads the answer to its end. Follows no redirection. */
export async function send(
  { method, url, headers, body }: OutgoingRequest,
  { agent, httpAgent }: Pick<Connection, 'agent' | 'httpAgent'>,
): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { method, headers: { ...headers }, timeout: SILENCE_MS };
    const sent =
      url.protocol === 'http:'
        ? http(url, { ...options, agent: httpAgent })
        : https(url, { ...options, agent });
    sent.once('response', resolve);
    sent.once('error', reject);
    sent.once('timeout', () =>
      sent.destroy(new SilentHost(`${url.hostname} did not answer for ${SILENCE_MS / 1000} seconds`)),
    );
    sent.end(body);
  });
  const status = response.statusCode ?? 0;
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: response.headers,
    text: await text(response),
  };
}
