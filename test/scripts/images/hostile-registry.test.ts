import { once } from 'node:events';
import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { builtImage, builtIndex, stored } from './support/built-image';
import { type Pair, pair } from './support/staging';
import type { Fault } from './support/stand-in-registry';

// A registry that asks for logins, waits, redirects, breaks and lies.

const LARGE = 3_000_000;
const image = builtImage([LARGE, 2000]);
const [, large] = image.blobs;
if (!large) throw new Error('no layer');

let open: Pair[] = [];
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
});

async function between(options?: Parameters<typeof pair>[1], of = image): Promise<Pair> {
  const made = await pair(of, options);
  open.push(made);
  return made;
}

/** Answers a matching request itself, as often as said. */
const times = (count: number, matches: RegExp, act: Fault): Fault => {
  let left = count;
  return (request, response) =>
    matches.test(`${request.method} ${request.url}`) && left-- > 0 ? act(request, response) : false;
};

const refuse =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (_request, response) => {
    response.writeHead(status, headers).end('{}');
    return true;
  };

/** Sends a part of a blob and breaks the connection. */
const cutAfter =
  (bytes: number): Fault =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': LARGE });
    response.write(large.bytes.subarray(0, bytes), () => response.destroy());
    return true;
  };

const wholeAt = ({ target }: Pair) => target.manifests.get('m-1')?.bytes;

describe('a copy between two registries', () => {
  test('has the same manifest, byte for byte, under the tag', async () => {
    const two = await between();
    const staged = await two.copy();
    expect(staged).toMatchObject({ platformDigest: image.manifest.digest, copied: 3, skipped: 0 });
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });

  test('sends nothing again where everything is there', async () => {
    const two = await between();
    await two.copy();
    two.target.requests.length = 0;
    expect(await two.copy()).toMatchObject({ copied: 0, skipped: 3 });
    expect(two.target.requests.filter(({ line }) => !/^(GET|HEAD) /.test(line))).toEqual([]);
  });

  test('sends the manifest after every blob', async () => {
    const two = await between();
    await two.copy();
    const writes = two.target.requests.map(({ line }) => line).filter((line) => line.startsWith('PUT '));
    expect(writes.at(-1)).toBe('PUT /v2/images/manifests/m-1');
  });

  test('reports bytes up to the whole, and never fewer than before', async () => {
    const two = await between();
    const seen: number[] = [];
    two.target.fault = times(1, /^PATCH/, (request) => {
      request.destroy();
      return true;
    });
    const { bytes } = await two.copy({ onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(bytes);
  });

  test('works with the deviations of ECR: 201 to a PATCH, and no status of an upload', async () => {
    const two = await between({ ecr: true });
    two.target.fault = times(1, /^PATCH/, (request) => {
      request.destroy();
      return true;
    });
    await two.copy();
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });
});

describe('a login', () => {
  const login = { username: 'user', password: 'secret' };

  test('by password is sent after the registry asks for it', async () => {
    const two = await between();
    two.source.fault = (request, response) =>
      request.headers.authorization === `Basic ${Buffer.from('user:secret').toString('base64')}`
        ? false
        : refuse(401, { 'www-authenticate': 'Basic realm="r"' })(request, response);
    await two.copy({ login });
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });

  test('that ends in the middle of a copy is renewed', async () => {
    const two = await between();
    let valid = 'Bearer one';
    const challenge = () =>
      `Bearer realm="http://${two.source.host}/token",service="s",scope="repository:model:pull"`;
    two.source.fault = (request, response) => {
      if (request.url?.startsWith('/token')) {
        response.end(JSON.stringify({ token: valid.slice('Bearer '.length) }));
        return true;
      }
      if (request.url?.includes(large.digest) && valid === 'Bearer one') valid = 'Bearer two';
      if (request.headers.authorization === valid) return false;
      return refuse(401, { 'www-authenticate': challenge() })(request, response);
    };
    await two.copy({ login });
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
    expect(two.logins).toContain(true);
  });

  test('that is revoked is an error that names the registry, and nothing is tagged', async () => {
    const two = await between();
    two.target.fault = refuse(401, { 'www-authenticate': 'Basic realm="r"' });
    await expect(two.copy({ login })).rejects.toMatchObject({
      kind: 'login',
      words: expect.stringContaining(two.target.host),
    });
    expect(two.target.manifests.size).toBe(0);
  });

  test('that is renewed while a blob is sent does not end the copy', async () => {
    const two = await between();
    two.target.fault = times(1, /^PATCH/, refuse(401, { 'www-authenticate': 'Basic realm="r"' }));
    await two.copy({ login });
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });

  test('is not asked for again and again', async () => {
    const two = await between();
    two.source.fault = refuse(401, { 'www-authenticate': 'Basic realm="r"' });
    await expect(two.copy({ login })).rejects.toMatchObject({ kind: 'login' });
    expect(two.source.requests.length).toBeLessThan(6);
  });

  test.each([
    ['http', 'http://tokens.example.com/token'],
    ['no address', 'tokens'],
    ['a file', 'file:///etc/passwd'],
  ])('is not sent to a place of tokens that is %s', async (_what, realm) => {
    const two = await between();
    two.source.fault = refuse(401, { 'www-authenticate': `Bearer realm="${realm}"` });
    await expect(two.copy({ login })).rejects.toMatchObject({
      kind: 'login',
      next: expect.stringContaining('No login was sent'),
    });
  });
});

describe('a redirect', () => {
  /** Serves the blobs of a registry at another port, as S3 does. */
  async function storage(two: Pair, headers: (string | undefined)[]) {
    const server = createServer((request, response) => {
      headers.push(request.headers.authorization);
      response.end(two.source.blobs.get(`sha256:${request.url?.slice(1)}`));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { port: (server.address() as AddressInfo).port, close: () => server.close() };
  }

  test('of a blob is followed, and the login is not sent to the other host', async () => {
    const two = await between();
    const headers: (string | undefined)[] = [];
    const other = await storage(two, headers);
    two.source.fault = (request, response) => {
      if (request.headers.authorization === undefined)
        return refuse(401, { 'www-authenticate': 'Basic realm="r"' })(request, response);
      const [, hex] = /^\/v2\/model\/blobs\/sha256:(\w+)$/.exec(request.url ?? '') ?? [];
      if (hex === undefined) return false;
      return refuse(307, { location: `http://127.0.0.1:${other.port}/${hex}` })(request, response);
    };
    await two.copy({ login: { username: 'user', password: 'secret' } });
    other.close();
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
    expect(new Set(headers)).toEqual(new Set([undefined]));
  });

  test('that leads to itself ends', async () => {
    const two = await between();
    two.source.fault = (request, response) => refuse(307, { location: request.url ?? '' })(request, response);
    await expect(two.copy()).rejects.toMatchObject({
      kind: 'refused',
      words: expect.stringContaining('redirects'),
    });
  });
});

describe('a registry that asks to wait', () => {
  test.each([429, 503])('with %i is asked again after the time that it names', async (status) => {
    const two = await between();
    two.source.fault = times(2, /manifests/, refuse(status, { 'retry-after': '7' }));
    await two.copy();
    expect(two.waits).toEqual([7, 7]);
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });

  test('in the middle of an upload gets the blob after it', async () => {
    const two = await between();
    two.target.fault = times(2, /^PATCH/, refuse(429, { 'retry-after': '3' }));
    await two.copy();
    expect(two.waits.filter((seconds) => seconds === 3)).toHaveLength(2);
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });

  test('for ever is given up', async () => {
    const two = await between();
    two.source.fault = refuse(429);
    await expect(two.copy()).rejects.toMatchObject({ kind: 'throttled' });
  });
});

describe('a connection that breaks', () => {
  test('while a blob is read goes on from the byte where it broke', async () => {
    const two = await between();
    two.source.fault = times(1, new RegExp(`GET .*${large.digest}`), cutAfter(1_000_000));
    await two.copy();
    const ranges = two.source.requests.flatMap(({ range }) => range ?? []);
    expect(ranges).toEqual([expect.stringMatching(/^bytes=[1-9]\d{3,}-2999999$/)]);
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });

  test('and a source that ignores ranges still give the right blob', async () => {
    const two = await between();
    const cut = times(1, new RegExp(`GET .*${large.digest}`), cutAfter(1_000_000));
    two.source.fault = (request, response) => {
      delete request.headers.range;
      return cut(request, response);
    };
    await two.copy();
    expect(two.target.blobs.get(large.digest)?.equals(large.bytes)).toBe(true);
  });

  test('while a blob is sent goes on from what the registry has', async () => {
    const two = await between();
    two.target.breakUploadAfter = 1_000_000;
    await two.copy();
    const sent = two.target.requests.filter(({ line }) => line.startsWith('PATCH')).length;
    // Three blobs, and the rest of the one that broke.
    expect(sent).toBe(4);
    expect(two.target.blobs.get(large.digest)?.equals(large.bytes)).toBe(true);
  });

  test('at the same byte again and again is given up, and nothing is tagged', async () => {
    const two = await between();
    two.source.fault = (request, response) =>
      request.url?.includes(large.digest) ? cutAfter(0)(request, response) : false;
    await expect(two.copy()).rejects.toMatchObject({ kind: 'cut' });
    expect(two.target.manifests.size).toBe(0);
  });

  test('leaves what is copied: the next run sends the rest only', async () => {
    const two = await between();
    two.source.fault = (request, response) =>
      request.url?.includes(large.digest) ? cutAfter(0)(request, response) : false;
    await expect(two.copy()).rejects.toThrow();
    const before = two.target.blobs.size;
    two.source.fault = undefined;
    expect(await two.copy()).toMatchObject({ skipped: before, copied: 3 - before });
  });

  test('after the answer to a commit was lost, the blob counts as there', async () => {
    const two = await between();
    two.target.fault = times(1, /^PUT .*blobs/, (_request, response) => {
      response.destroy();
      return true;
    });
    await two.copy();
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });
});

describe('a source that lies', () => {
  const changed = Buffer.from(large.bytes);
  changed[1234] = (changed[1234] ?? 0) ^ 1;

  test.each([
    ['a changed byte', changed],
    ['bytes after the end', Buffer.concat([changed, Buffer.from('more')])],
  ])('with %s is named by the blob, and nothing is tagged or kept', async (_what, bytes) => {
    const two = await between();
    two.source.blobs.set(large.digest, bytes);
    await expect(two.copy()).rejects.toMatchObject({
      kind: 'tampered',
      words: expect.stringContaining(large.digest),
    });
    expect(two.target.manifests.size).toBe(0);
    expect(two.target.blobs.has(large.digest)).toBe(false);
  });

  test('with a blob that ends too early is not copied', async () => {
    const two = await between();
    two.source.blobs.set(large.digest, large.bytes.subarray(0, 100));
    await expect(two.copy()).rejects.toMatchObject({ kind: 'cut' });
    expect(two.target.manifests.size).toBe(0);
  });

  test('with another manifest under the digest is refused', async () => {
    const two = await between();
    two.source.manifests.set(image.manifest.digest, builtImage([10]).manifest);
    await expect(two.copy({ digest: image.manifest.digest })).rejects.toMatchObject({ kind: 'wrong-digest' });
    expect(two.target.requests.filter(({ line }) => !line.startsWith('GET'))).toEqual([]);
  });

  test('without the digest that the file pins is an error', async () => {
    const two = await between();
    const digest = builtImage([10]).manifest.digest;
    await expect(two.copy({ digest })).rejects.toMatchObject({
      kind: 'not-found',
      words: expect.stringContaining(digest),
    });
  });
});

describe('a target', () => {
  test('with another image under the tag is refused before anything is sent', async () => {
    const two = await between();
    two.target.manifests.set('m-1', builtImage([10]).manifest);
    await expect(two.copy()).rejects.toMatchObject({ kind: 'tag-taken' });
    expect(two.target.blobs.size).toBe(0);
  });

  test('with immutable tags takes the same image from two runs at once', async () => {
    const two = await between({ ecr: true });
    two.target.fault = times(1, /^PUT .*manifests/, () => {
      two.target.manifests.set('m-1', image.manifest);
      return false;
    });
    await two.copy();
    expect(wholeAt(two)).toEqual(image.manifest.bytes);
  });

  test('that loses a blob after the copy is found by the verification', async () => {
    const two = await between();
    two.target.fault = times(1, /^PUT .*manifests/, async (_request, response) => {
      two.target.manifests.set('m-1', image.manifest);
      two.target.blobs.delete(large.digest);
      response.writeHead(201).end();
      return true;
    });
    await expect(two.copy()).rejects.toMatchObject({
      kind: 'tampered',
      words: expect.stringContaining(large.digest),
    });
  });

  test('that forbids the push is an error about the login', async () => {
    const two = await between();
    two.target.fault = times(9, /^POST/, refuse(403));
    await expect(two.copy()).rejects.toMatchObject({ kind: 'login' });
    expect(two.target.manifests.size).toBe(0);
  });

  test('whose repository has the blobs beside it takes them from there', async () => {
    const two = await between();
    const to = { registry: two.source.host, repository: 'images', tag: 'm-1' };
    two.source.fault = (request, response) => {
      if (request.method === 'HEAD') return refuse(404)(request, response);
      if (!request.url?.includes('mount=')) return false;
      expect(new URL(request.url, 'http://a').searchParams.get('from')).toBe('model');
      return refuse(201)(request, response);
    };
    const anonymous = () => Promise.resolve(undefined);
    // The verification asks for each blob again, and this registry says that it has none.
    await expect(
      two.copy({ to: { kind: 'registry', image: to, credentials: anonymous } }),
    ).rejects.toMatchObject({ kind: 'tampered' });
    expect(two.source.requests.filter(({ line }) => line.startsWith('PATCH'))).toEqual([]);
  });
});

describe('an index', () => {
  const arm = builtImage([50], { architecture: 'arm64' });

  async function indexed() {
    const two = await between();
    const list = builtIndex({ arm64: arm, amd64: image });
    two.source.manifests.set('v1', list);
    two.source.manifests.set(list.digest, list);
    two.source.manifests.set(arm.manifest.digest, arm.manifest);
    return { two, list };
  }

  test('is reduced to the image of the platform; attestations are left out', async () => {
    const { two, list } = await indexed();
    const staged = await two.copy();
    expect(staged).toMatchObject({ digest: list.digest, platformDigest: image.manifest.digest });
    expect([...two.target.manifests.keys()]).toEqual(['m-1', image.manifest.digest]);
  });

  test('without the platform is refused with what it has', async () => {
    const two = await between();
    two.source.manifests.set('v1', builtIndex({ arm64: arm }));
    await expect(two.copy()).rejects.toMatchObject({
      kind: 'not-found',
      next: expect.stringContaining(`linux/arm64 ${arm.manifest.digest}`),
    });
  });

  test('is not needed to see that an image is for another platform', async () => {
    const two = await between(undefined, arm);
    await expect(two.copy()).rejects.toMatchObject({
      kind: 'not-found',
      words: expect.stringContaining('built for linux/arm64'),
    });
  });
});

test('a registry that is silent, or that no name server knows, is an error in words', async () => {
  const two = await between();
  two.source.fault = () => true;
  await expect(two.copy({ connection: { silence: 50 } })).rejects.toMatchObject({
    kind: 'cut',
    words: expect.stringContaining(two.source.host),
  });
  const unknown = { registry: 'nowhere.invalid', repository: 'model' };
  const from = { kind: 'registry' as const, image: unknown, credentials: () => Promise.resolve(undefined) };
  await expect(two.copy({ from })).rejects.toMatchObject({
    kind: 'cut',
    words: expect.stringContaining('nowhere.invalid'),
  });
});

test('every request goes through the agent that the connection names', async () => {
  const two = await between();
  const asked = new Set<string>();
  const agentFor = (url: URL) => {
    asked.add(url.host);
    return new Agent({ keepAlive: false });
  };
  await two.copy({ connection: { agentFor } });
  expect(asked).toEqual(new Set([two.source.host, two.target.host]));
});

test('a copy that is stopped says so, and nothing is tagged', async () => {
  const two = await between();
  const stop = new AbortController();
  two.target.fault = times(1, /^PATCH/, () => {
    stop.abort();
    return true;
  });
  await expect(two.copy({ signal: stop.signal })).rejects.toMatchObject({ kind: 'cancelled' });
  expect(two.target.manifests.size).toBe(0);
});

test('an answer without end is not read to its end', async () => {
  const two = await between();
  two.source.manifests.set('v1', stored(Buffer.alloc(5_000_000, ' '), 'application/json'));
  await expect(two.copy()).rejects.toMatchObject({ kind: 'refused' });
});
