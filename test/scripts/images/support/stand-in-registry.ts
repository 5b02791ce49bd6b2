import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256 } from './built-image';

/** What a test does to a request before the registry sees it. Returns true where it has answered. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface StandIn {
  /** Its host and port. */
  readonly host: string;
  /** By digest. */
  readonly blobs: Map<string, Buffer>;
  /** By tag and by digest. */
  readonly manifests: Map<string, { readonly bytes: Buffer; readonly mediaType: string }>;
  /** `GET /v2/…`, with the `Authorization` of each. */
  readonly requests: { readonly line: string; readonly authorization?: string; readonly range?: string }[];
  fault: Fault | undefined;
  /** Breaks the next upload that has more bytes than this. */
  breakUploadAfter: number | undefined;
  close(): Promise<void>;
}

export interface StandInOptions {
  /** Whether it deviates as ECR does: 201 to a PATCH, no status of an upload, immutable tags. @default false */
  readonly ecr?: boolean;
}

/** A registry in memory, which checks what a registry checks: digests of commits, blobs of manifests, ranges. */
export async function standIn({ ecr = false }: StandInOptions = {}): Promise<StandIn> {
  const uploads = new Map<string, Buffer>();
  let last = 0;
  const self: StandIn = {
    host: '',
    blobs: new Map(),
    manifests: new Map(),
    requests: [],
    fault: undefined,
    breakUploadAfter: undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const refuse = (response: ServerResponse, status: number, code: string) =>
    response.writeHead(status).end(JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url ?? '', 'http://registry');
    const [, kind = '', reference = ''] =
      /\/(manifests|blobs\/uploads|blobs)\/([^/]*)$/.exec(url.pathname) ?? [];
    const base = url.pathname.replace(/\/(?:manifests|blobs)\/.*$/, '');
    if (kind === 'blobs') return giveBlob(request, response, reference);
    if (kind === 'manifests') {
      if (request.method === 'PUT') return takeManifest(request, response, reference);
      const found = self.manifests.get(reference);
      if (!found) return refuse(response, 404, 'MANIFEST_UNKNOWN');
      return response.writeHead(200, { 'content-type': found.mediaType }).end(found.bytes);
    }
    if (request.method === 'POST') {
      const id = `upload-${++last}`;
      uploads.set(id, Buffer.alloc(0));
      return response.writeHead(202, { location: `${base}/blobs/uploads/${id}` }).end();
    }
    const before = uploads.get(reference);
    if (!before) return refuse(response, 404, 'BLOB_UPLOAD_UNKNOWN');
    const location = url.pathname;
    if (request.method === 'PATCH') {
      const [, first] = /^(\d+)-\d+$/.exec(request.headers['content-range'] ?? '') ?? [];
      if (Number(first ?? 0) !== before.length) return refuse(response, 416, 'BLOB_UPLOAD_INVALID');
      let taken = before;
      for await (const chunk of request) {
        taken = Buffer.concat([taken, chunk]);
        uploads.set(reference, taken);
        if (taken.length > (self.breakUploadAfter ?? Number.POSITIVE_INFINITY)) {
          self.breakUploadAfter = undefined;
          return request.destroy();
        }
      }
      return response.writeHead(ecr ? 201 : 202, { location, range: `0-${taken.length - 1}` }).end();
    }
    if (request.method === 'GET') {
      if (ecr) return refuse(response, 404, 'NOT_FOUND');
      return response.writeHead(204, { location, range: `0-${Math.max(0, before.length - 1)}` }).end();
    }
    if (request.method === 'DELETE') {
      uploads.delete(reference);
      return response.writeHead(204).end();
    }
    const digest = url.searchParams.get('digest') ?? '';
    if (sha256(before) !== digest) return refuse(response, 400, 'DIGEST_INVALID');
    uploads.delete(reference);
    self.blobs.set(digest, before);
    return response.writeHead(201).end();
  }

  function giveBlob(request: IncomingMessage, response: ServerResponse, digest: string) {
    const bytes = self.blobs.get(digest);
    if (!bytes) return refuse(response, 404, 'BLOB_UNKNOWN');
    const [, first] = /^bytes=(\d+)-/.exec(request.headers.range ?? '') ?? [];
    const from = Number(first ?? 0);
    const part = bytes.subarray(from);
    const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    return response
      .writeHead(from > 0 ? 206 : 200, { 'content-length': part.length, ...(from > 0 && range) })
      .end(request.method === 'HEAD' ? undefined : part);
  }

  async function takeManifest(request: IncomingMessage, response: ServerResponse, tag: string) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const { config, layers } = JSON.parse(bytes.toString('utf8'));
    if ([config, ...layers].some(({ digest }) => !self.blobs.has(digest)))
      return refuse(response, 404, 'MANIFEST_BLOB_UNKNOWN');
    if (ecr && self.manifests.has(tag)) return refuse(response, 400, 'TAG_INVALID');
    for (const name of [tag, sha256(bytes)])
      self.manifests.set(name, { bytes, mediaType: request.headers['content-type'] ?? '' });
    return response.writeHead(201).end();
  }

  const server = createServer((request, response) => {
    const { authorization, range } = request.headers;
    self.requests.push({
      line: `${request.method} ${request.url}`,
      ...(authorization !== undefined && { authorization }),
      ...(range !== undefined && { range }),
    });
    const handled = async () => {
      if (!(await self.fault?.(request, response))) await answer(request, response);
    };
    // A client may break a request: that is no error of the registry.
    handled().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(self, { host: `127.0.0.1:${(server.address() as AddressInfo).port}` });
}
