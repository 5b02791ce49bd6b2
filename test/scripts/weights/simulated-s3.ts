import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { listen } from '../../../local/listen';

/**
 * S3 as far as staging uses it. Unlike moto_server 5.2 it compares each part with the checksum that is sent (BadDigest),
 * gives the checksums of parts in ListParts, refuses a completion whose parts are not those that were uploaded
 * (InvalidPart, EntityTooSmall), and can break a connection before or after it has done what was asked.
 */
export interface SimulatedS3 {
  readonly client: S3Client;
  readonly bucket: string;
  /** What the bucket has, by key; the newest version of each. */
  objects(): ReadonlyMap<string, { readonly body: Buffer; readonly checksum: string | undefined }>;
  /** Puts an object as its owner could, over what is there. */
  put(key: string, body: Buffer, checksum?: string): void;
  /** The requests that were answered, such as `PUT part`. */
  readonly calls: string[];
  /** Breaks the connection of the request after this many more. */
  breakAfter(requests: number, when: 'before' | 'after'): void;
  /** Answers every request from now on with this error. */
  refuse(error: { readonly status: number; readonly code: string } | undefined): void;
  close(): Promise<void>;
}

interface Stored {
  readonly body: Buffer;
  readonly checksum: string | undefined;
}

interface Upload {
  readonly key: string;
  readonly at: number;
  readonly parts: Map<number, { readonly body: Buffer; readonly checksum: string; readonly etag: string }>;
}

/** S3's rule is 5 MiB; tests are small. */
const LEAST_PART = 1024;

/** S3 lists a thousand. */
const PARTS_PAGE = 2;

export async function startS3(): Promise<SimulatedS3> {
  const versions = new Map<string, Stored[]>();
  const uploads = new Map<string, Upload>();
  const calls: string[] = [];
  let broken: { left: number; when: 'before' | 'after' } | undefined;
  let refused: { readonly status: number; readonly code: string } | undefined;

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const isBroken = broken !== undefined && broken.left-- === 0;
    const when = broken?.when;
    if (isBroken) broken = undefined;
    if (isBroken && when === 'before') return void request.socket.destroy();
    const answer = refused ? error(refused.status, refused.code) : act(request, body);
    if (isBroken) return void request.socket.destroy();
    send(response, request.method === 'HEAD', answer);
  });
  const url = await listen(server);
  const client = new S3Client({
    region: 'us-east-1',
    endpoint: url,
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

  function act({ method, url: target = '', headers }: IncomingMessage, body: Buffer): Answer {
    const { pathname, searchParams } = new URL(target, url);
    const key = decodeURIComponent(pathname.split('/').slice(2).join('/'));
    const latest = versions.get(key)?.at(-1);
    const id = searchParams.get('uploadId') ?? '';
    const is = (operation: string) => calls.push(operation);

    if (key === '') {
      const prefix = searchParams.get('prefix') ?? '';
      if (searchParams.has('uploads')) {
        is('list uploads');
        return xml(
          'ListMultipartUploadsResult',
          [...uploads]
            .filter(([, upload]) => upload.key.startsWith(prefix))
            .map(
              ([uploadId, upload]) =>
                `<Upload><Key>${upload.key}</Key><UploadId>${uploadId}</UploadId><Initiated>${new Date(upload.at).toISOString()}</Initiated><ChecksumAlgorithm>SHA256</ChecksumAlgorithm></Upload>`,
            )
            .join(''),
        );
      }
      if (searchParams.has('versions')) {
        is('list versions');
        return xml(
          'ListVersionsResult',
          [...versions]
            .filter(([name]) => name.startsWith(prefix))
            .flatMap(([name, all]) =>
              all.map(
                ({ body: { length } }) => `<Version><Key>${name}</Key><Size>${length}</Size></Version>`,
              ),
            )
            .join(''),
        );
      }
      is('list');
      return xml(
        'ListBucketResult',
        [...versions]
          .filter(([name]) => name.startsWith(prefix))
          .map(
            ([name, all]) => `<Contents><Key>${name}</Key><Size>${all.at(-1)?.body.length}</Size></Contents>`,
          )
          .join(''),
      );
    }
    if (method === 'HEAD' || (method === 'GET' && id === '')) {
      is(method === 'HEAD' ? 'head' : 'get');
      if (!latest) return error(404, 'NoSuchKey');
      const [, from = '0', to = String(latest.body.length - 1)] =
        /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
      const content = latest.body.subarray(Number(from), Number(to) + 1);
      return {
        status: headers.range ? 206 : 200,
        headers: {
          ...(headers['x-amz-checksum-mode'] === 'ENABLED' &&
            latest.checksum && { 'x-amz-checksum-sha256': latest.checksum }),
          ...(headers.range && { 'content-range': `bytes ${from}-${to}/${latest.body.length}` }),
        },
        body: content,
      };
    }
    if (method === 'POST' && searchParams.has('uploads')) {
      is('create upload');
      if (headers['x-amz-checksum-algorithm'] !== 'SHA256') return error(400, 'InvalidRequest');
      const created = randomUUID();
      uploads.set(created, { key, at: 1e12 + uploads.size * 1000, parts: new Map() });
      return xml('InitiateMultipartUploadResult', `<UploadId>${created}</UploadId>`);
    }
    if (id !== '') {
      const upload = uploads.get(id);
      if (upload?.key !== key) return error(404, 'NoSuchUpload');
      if (method === 'GET') {
        is('list parts');
        const after = Number(searchParams.get('part-number-marker') ?? 0);
        const parts = [...upload.parts]
          .filter(([number]) => number > after)
          .sort(([one], [other]) => one - other);
        const page = parts.slice(0, PARTS_PAGE);
        const content = page.map(
          ([number, part]) =>
            `<Part><PartNumber>${number}</PartNumber><ETag>${part.etag}</ETag><Size>${part.body.length}</Size><ChecksumSHA256>${part.checksum}</ChecksumSHA256></Part>`,
        );
        // As S3 does, also where no page follows.
        const next = `<NextPartNumberMarker>${page.at(-1)?.[0] ?? 0}</NextPartNumberMarker>`;
        return xml('ListPartsResult', next + content.join(''), parts.length > page.length);
      }
      if (method === 'PUT') {
        is('put part');
        const checksum = checksumOf(body);
        if (headers['x-amz-checksum-sha256'] !== checksum) return error(400, 'BadDigest');
        const etag = `"${createHash('md5').update(body).digest('hex')}"`;
        upload.parts.set(Number(searchParams.get('partNumber')), { body, checksum, etag });
        return { status: 200, headers: { etag, 'x-amz-checksum-sha256': checksum } };
      }
      is('complete');
      return complete(id, upload, body.toString(), headers['if-none-match'], latest);
    }
    is('put');
    if (headers['if-none-match'] === '*' && latest) return error(412, 'PreconditionFailed');
    const checksum = checksumOf(body);
    if (headers['x-amz-checksum-sha256'] !== checksum) return error(400, 'BadDigest');
    write(key, { body, checksum });
    return { status: 200 };
  }

  function complete(
    id: string,
    { key, parts }: Upload,
    text: string,
    once: string | undefined,
    latest?: Stored,
  ): Answer {
    const asked = [...text.matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      checksum: /<ChecksumSHA256>([^<]+)</.exec(part)?.[1],
      etag: /<ETag>([^<]+)</.exec(part)?.[1]?.replaceAll('&quot;', '"'),
    }));
    const found = asked.map(({ number }) => parts.get(number));
    const isWhole = asked.every(
      ({ number, checksum, etag }, index) =>
        found[index]?.checksum === checksum &&
        found[index]?.etag === etag &&
        number > (asked[index - 1]?.number ?? 0),
    );
    if (asked.length === 0 || !isWhole) return error(400, 'InvalidPart');
    if (found.slice(0, -1).some((part) => (part?.body.length ?? 0) < LEAST_PART))
      return error(400, 'EntityTooSmall');
    if (once === '*' && latest) return error(412, 'PreconditionFailed');
    const digests = found.map((part) => Buffer.from(part?.checksum ?? '', 'base64'));
    const checksum = `${checksumOf(Buffer.concat(digests))}-${found.length}`;
    write(key, { body: Buffer.concat(found.map((part) => part?.body ?? Buffer.alloc(0))), checksum });
    uploads.delete(id);
    return xml('CompleteMultipartUploadResult', `<ChecksumSHA256>${checksum}</ChecksumSHA256>`);
  }

  const write = (key: string, stored: Stored) => versions.set(key, [...(versions.get(key) ?? []), stored]);

  return {
    client,
    bucket: 'weights',
    calls,
    objects: () =>
      new Map([...versions].flatMap(([key, all]) => (all.length > 0 ? [[key, all.at(-1) as Stored]] : []))),
    put: (key, body, checksum) => {
      write(key, { body, checksum });
    },
    breakAfter: (left, when) => {
      broken = { left, when };
    },
    refuse: (answer) => {
      refused = answer;
    },
    async close() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: Buffer;
}

const checksumOf = (body: Buffer) => createHash('sha256').update(body).digest('base64');

const xml = (name: string, content: string, isTruncated = false): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(
    `<?xml version="1.0"?><${name}><IsTruncated>${isTruncated}</IsTruncated>${content}</${name}>`,
  ),
});

const error = (status: number, code: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`),
});

function send(
  response: ServerResponse,
  isHead: boolean,
  { status, headers, body = Buffer.alloc(0) }: Answer,
): void {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(isHead ? undefined : body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
