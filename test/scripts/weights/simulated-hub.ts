import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../../local/listen';
import { type Files, REVISION, sha256Of, WEIGHTS } from './small-model';

/** What the next answer to a request for content does instead of giving it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Ends the connection after this many bytes of content. */
  | { readonly kind: 'cut'; readonly after: number }
  /** Gives other bytes of the same length. */
  | { readonly kind: 'other-bytes' }
  /** Gives a file of another length. */
  | { readonly kind: 'other-length' }
  /** Answers a range request with the whole file. */
  | { readonly kind: 'no-ranges' };

/**
 * The Hub's API for one repository: the tree of a commit in pages, and `resolve`, which redirects large files to another
 * origin, where the token must not go. It refuses an unknown token, and gated files without consent, as the Hub does.
 */
export interface SimulatedHub {
  readonly url: string;
  /** By path: what has been asked for, with the range. */
  readonly requests: string[];
  /** The headers that the second origin got. */
  readonly elsewhere: IncomingMessage['headers'][];
  fault(path: string, ...faults: readonly Fault[]): void;
  files: Files;
  /** @default any caller may read */
  access: { readonly token?: string; readonly consent?: boolean; readonly forbidden?: string };
  close(): Promise<void>;
}

/** Small, so that a list of files has several pages. */
const PAGE = 4;

/** Files that git keeps itself; the others are in LFS. */
const isInGit = (path: string) => !/\.(safetensors|bin)$/.test(path);

export async function startHub(files: Files): Promise<SimulatedHub> {
  const faults = new Map<string, Fault[]>();
  const storage = createServer((request, response) => {
    hub.elsewhere.push(request.headers);
    content(request, response, decodeURIComponent((request.url ?? '').slice(1)));
  });
  const api = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', hub.url);
    const { consent = true, forbidden, token } = hub.access;
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`)
      return refuse(response, 401);
    if (!consent) return refuse(response, 403, { 'x-error-code': 'GatedRepo' });
    if (forbidden !== undefined) return refuse(response, 403, { 'x-error-message': forbidden });
    if (!pathname.includes(WEIGHTS.source)) return refuse(response, 404, { 'x-error-code': 'RepoNotFound' });
    if (pathname === `/api/models/${WEIGHTS.source}/tree/${REVISION}`) {
      return tree(response, Number(searchParams.get('cursor') ?? 0));
    }
    const [, path] = pathname.split(`/${WEIGHTS.source}/resolve/${REVISION}/`);
    if (path === undefined) return refuse(response, 404, { 'x-error-code': 'RevisionNotFound' });
    const decoded = decodeURIComponent(path);
    if (isInGit(decoded)) return content(request, response, decoded);
    response.writeHead(302, { location: `${storageUrl}/${path}` }).end();
  });
  const [storageUrl, url] = [await listen(storage), await listen(api)];
  const hub: SimulatedHub = {
    url,
    requests: [],
    elsewhere: [],
    files,
    access: {},
    fault: (path, ...list) => {
      faults.set(path, [...list]);
    },
    async close() {
      for (const server of [api, storage]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };

  function tree(response: ServerResponse, from: number) {
    const fault = faults.get('tree')?.shift();
    if (fault?.kind === 'status') return refuse(response, fault.status, retryAfter(fault));
    const all = Object.entries(hub.files).map(([path, body]) => ({
      type: 'file',
      path,
      size: body.length,
      oid: createHash('sha1').update(`blob ${body.length}\0`).update(body).digest('hex'),
      ...(!isInGit(path) && { lfs: { oid: sha256Of(body), size: body.length, pointerSize: 130 } }),
    }));
    const next = from + PAGE;
    const link = `<${url}/api/models/${WEIGHTS.source}/tree/${REVISION}?recursive=true&cursor=${next}>; rel="next"`;
    response.writeHead(200, { 'content-type': 'application/json', ...(next < all.length && { link }) });
    response.end(JSON.stringify(all.slice(from, next)));
  }

  function content(request: IncomingMessage, response: ServerResponse, path: string) {
    const { range } = request.headers;
    hub.requests.push(`${path} ${range ?? ''}`.trim());
    const known = hub.files[path];
    if (known === undefined) return refuse(response, 404, { 'x-error-code': 'EntryNotFound' });
    const fault = faults.get(path)?.shift();
    if (fault?.kind === 'status') return refuse(response, fault.status, retryAfter(fault));
    const body =
      fault?.kind === 'other-bytes'
        ? Buffer.alloc(known.length, 7)
        : fault?.kind === 'other-length'
          ? Buffer.concat([known, Buffer.from('!')])
          : known;
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    const whole = from === undefined || fault?.kind === 'no-ranges';
    const part = whole ? body : body.subarray(Number(from), Number(to) + 1);
    response.writeHead(whole ? 200 : 206, {
      'content-length': part.length,
      ...(!whole && { 'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${body.length}` }),
    });
    if (fault?.kind === 'cut') response.write(part.subarray(0, fault.after), () => response.destroy());
    else response.end(part);
  }

  return hub;
}

const retryAfter = (fault: { readonly retryAfter?: string }): Record<string, string> =>
  fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"error":"refused"}');
}
