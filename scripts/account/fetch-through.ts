import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { Readable } from 'node:stream';
import type { Connection } from './connection';

/** What a download asks for. */
export interface Download {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** As many as `fetch` follows (Fetch standard, "HTTP-redirect fetch"). */
const MOST_REDIRECTIONS = 20;
const REDIRECTIONS = [301, 302, 303, 307, 308];

/** Answers that have no body. */
const EMPTY = [204, 205, 304];

/** For how long a host may be silent, milliseconds. */
const SILENCE_MS = 60_000;

/**
 * Gets an address through a connection, and follows redirections, as `fetch` does: `fetch` of Node.js 20 knows no proxy. A
 * redirection to another host gets no authorization.
 */
export async function fetchThrough(
  address: string | URL,
  { headers = {}, signal }: Download,
  connection: Pick<Connection, 'agent' | 'httpAgent'>,
): Promise<Response> {
  let url = new URL(address);
  let sent = headers;
  for (let followed = 0; followed <= MOST_REDIRECTIONS; followed++) {
    const answer = await get(url, sent, signal ?? undefined, connection);
    const location = answer.headers.location;
    if (!REDIRECTIONS.includes(answer.statusCode ?? 0) || location === undefined) return responseOf(answer);
    answer.resume();
    const next = new URL(location, url);
    if (next.origin !== url.origin) sent = withoutAuthorization(sent);
    url = next;
  }
  throw new Error(`${url.host} redirects more than ${MOST_REDIRECTIONS} times`);
}

const withoutAuthorization = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));

function get(
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
  { agent, httpAgent }: Pick<Connection, 'agent' | 'httpAgent'>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { headers: { ...headers }, timeout: SILENCE_MS, ...(signal && { signal }) };
    const sent =
      url.protocol === 'http:'
        ? http(url, { ...options, agent: httpAgent })
        : https(url, { ...options, agent });
    sent.once('response', resolve);
    sent.once('timeout', () =>
      sent.destroy(Object.assign(new Error(`${url.host} is silent`), { code: 'ETIMEDOUT' })),
    );
    // Also after the answer: an error without a listener would end the process.
    sent.on('error', reject);
    sent.end();
  });
}

function responseOf(answer: IncomingMessage): Response {
  const { statusCode: status = 200, headers } = answer;
  const fields = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) fields.append(name, one);
  }
  if (EMPTY.includes(status)) answer.resume();
  // The types of Node.js and of the DOM describe the same stream.
  const body = EMPTY.includes(status)
    ? null
    : (Readable.toWeb(answer) as unknown as ConstructorParameters<typeof Response>[0]);
  return new Response(body, { status, headers: fields });
}
