import * as fc from 'fast-check';
import { manifestHash, readManifest } from '../../../lib/weights/manifest';
import { stageWeights } from '../../../scripts/weights/stage-weights';
import { verifyStaged } from '../../../scripts/weights/verify-staged';
import { type SimulatedS3, startS3 } from './simulated-s3';
import { type Files, STAGED, sha256Of, smallModel, sourceOf, WEIGHTS } from './small-model';

const PART = 1024;
let s3: SimulatedS3;
beforeEach(async () => {
  s3 = await startS3();
});
afterEach(() => s3.close());

const at = () => ({ s3: s3.client, bucket: s3.bucket });
const stage = (files: Files = smallModel(), more: { pinned?: string; signal?: AbortSignal } = {}) =>
  stageWeights({
    ...at(),
    model: 'qwen3-8b',
    weights: WEIGHTS,
    source: sourceOf(files),
    partBytes: PART,
    wait: async () => undefined,
    ...more,
  });

const pathsOf = (prefix: string) => [...s3.objects().keys()].map((key) => key.slice(prefix.length)).sort();

test('an empty bucket gets the files of the weights and their manifest, and nothing else', async () => {
  const { prefix } = await stage();
  expect(pathsOf(prefix)).toEqual([...STAGED, 'manifest.json'].sort());
});

test('what is staged is byte for byte what the source has', async () => {
  const { prefix } = await stage();
  const staged = STAGED.map((path) => [path, s3.objects().get(`${prefix}${path}`)?.body]);
  expect(staged).toEqual(STAGED.map((path) => [path, smallModel()[path]]));
});

test('the prefix is the hash of the manifest below it', async () => {
  const { manifest, prefix } = await stage();
  expect(prefix).toBe(`qwen3-8b/sha256-${manifest}/`);
  expect(sha256Of(s3.objects().get(`${prefix}manifest.json`)?.body ?? Buffer.alloc(0))).toBe(manifest);
});

test('the manifest states the checksum that S3 stores for each file', async () => {
  const { prefix } = await stage();
  const manifest = readManifest(String(s3.objects().get(`${prefix}manifest.json`)?.body));
  for (const { path, checksum } of manifest?.files ?? []) {
    expect(s3.objects().get(`${prefix}${path}`)?.checksum).toBe(checksum);
  }
  expect(manifest?.files.some(({ checksum }) => checksum.endsWith('-4'))).toBe(true);
});

test('a second run writes nothing', async () => {
  const { files } = await stage();
  s3.calls.length = 0;
  expect(await stage()).toMatchObject({ uploaded: 0, present: files });
  expect(s3.calls.filter((call) => /put|complete|create/.test(call))).toEqual([]);
});

test('weights that are pinned and there are verified without the source', async () => {
  const { manifest } = await stage();
  const gone = { ...sourceOf({}), list: () => Promise.reject(new Error('the source was read')) };
  const request = { ...at(), model: 'qwen3-8b', weights: WEIGHTS, source: gone, partBytes: PART };
  expect(await stageWeights({ ...request, pinned: manifest })).toMatchObject({ uploaded: 0, manifest });
});

test('weights other than the pinned ones are refused before anything is written', async () => {
  const other = { ...smallModel(), 'chat_template.jinja': Buffer.from('{{ other }}') };
  const { manifest } = await stage();
  const before = s3.objects().size;
  await expect(stage(other, { pinned: 'a'.repeat(64) })).rejects.toMatchObject({ kind: 'changed' });
  await expect(stage(other, { pinned: 'a'.repeat(64) })).rejects.toThrow(
    `expected the manifest ${'a'.repeat(64)}`,
  );
  expect([s3.objects().size, manifest.length]).toEqual([before, 64]);
});

test('a file that changes between the two readings is refused, and the prefix gets no manifest', async () => {
  const changed = smallModel();
  let reads = 0;
  const source = sourceOf(changed);
  const request = {
    ...at(),
    model: 'qwen3-8b',
    weights: WEIGHTS,
    partBytes: PART,
    source: {
      ...source,
      async *open(file: never, range: { start: number; end: number }) {
        const [whole] = [Buffer.concat(await collect(source.open(file, range)))];
        const isTensors = (file as { path: string }).path === 'model-00002-of-00002.safetensors';
        if (isTensors && range.start > 1000 && ++reads > 0) whole[0] = (whole[0] ?? 0) ^ 1;
        yield whole;
      },
    },
  };
  await expect(stageWeights(request)).rejects.toMatchObject({ kind: 'changed' });
  expect([...s3.objects().keys()]).toEqual([]);
});

test('another object of the same name is a conflict, named, and stays as it is', async () => {
  const { prefix } = await stage();
  await s3.close();
  s3 = await startS3();
  s3.put(`${prefix}config.json`, Buffer.from('{}'));
  await expect(stage()).rejects.toMatchObject({ kind: 'conflict' });
  await expect(stage()).rejects.toThrow(/config\.json is another object than the one to stage/);
  expect(s3.objects().get(`${prefix}config.json`)?.body.toString()).toBe('{}');
});

test('a file besides those of the manifest keeps the prefix without one', async () => {
  const { prefix } = await stage();
  await s3.close();
  s3 = await startS3();
  s3.put(`${prefix}other.safetensors`, Buffer.from('x'));
  await expect(stage()).rejects.toThrow(/other\.safetensors: the manifest does not have it/);
  expect(s3.objects().has(`${prefix}manifest.json`)).toBe(false);
});

describe('a staged revision is no longer accepted when', () => {
  test.each([
    [
      'a file is overwritten, whatever with',
      'config.json',
      Buffer.from('{}'),
      /config\.json: it has 2 versions/,
    ],
    ['a file is added', 'x.safetensors', Buffer.from('x'), /x\.safetensors: the manifest does not have it/],
    [
      'the manifest is overwritten',
      'manifest.json',
      Buffer.from('{}'),
      /is not the manifest that is expected/,
    ],
  ])('%s', async (_, path, body, words) => {
    const { manifest, prefix } = await stage();
    expect(await verifyStaged(at(), prefix, manifest)).toBeUndefined();
    s3.put(`${prefix}${path}`, body);
    expect((await verifyStaged(at(), prefix, manifest))?.words).toMatch(words);
  });

  test('another hash is pinned', async () => {
    const { prefix } = await stage();
    expect((await verifyStaged(at(), prefix, 'b'.repeat(64)))?.words).toMatch(
      /not the manifest that is expected/,
    );
  });

  test('a checksum, a length or the checksum itself differs', async () => {
    const { manifest, prefix } = await stage();
    const whole = s3.objects();
    const replaced: [string, Buffer, string | undefined, RegExp][] = [
      [
        'config.json',
        whole.get(`${prefix}config.json`)?.body ?? Buffer.alloc(0),
        undefined,
        /without a SHA-256/,
      ],
      ['tokenizer.json', Buffer.from('{}'), 'x', /tokenizer\.json: it has 2 bytes where/],
      ['LICENSE', Buffer.from('Apache Licence'), 'wrong', /LICENSE: its checksum is wrong where/],
    ];
    await s3.close();
    s3 = await startS3();
    for (const [key, { body, checksum }] of whole) {
      const other = replaced.find(([path]) => key === `${prefix}${path}`);
      s3.put(key, other?.[1] ?? body, other ? other[2] : checksum);
    }
    const words = (await verifyStaged(at(), prefix, manifest))?.words ?? '';
    for (const [, , , expected] of replaced) expect(words).toMatch(expected);
  });
});

describe('a refusal of S3 says what to do:', () => {
  test.each([
    ['ExpiredToken', 400, 'credentials', /aws sso login/],
    ['InvalidClientTokenId', 403, 'credentials', /AWS_PROFILE/],
    ['AccessDenied', 403, 'denied', /publishers\.models/],
    ['SlowDown', 503, 'throttled', /continues where it stopped/],
    ['NoSuchBucket', 404, 'not-found', /region and account/],
    ['InternalError', 500, 'unreachable', /continues where it stopped/],
  ])('%s', async (code, status, kind, words) => {
    s3.refuse({ status, code });
    await expect(stage()).rejects.toMatchObject({ kind, message: expect.stringMatching(words) });
  });
});

test('a run that was interrupted does not send again the parts that are there', async () => {
  s3.breakAfter(18, 'after');
  await expect(stage()).rejects.toMatchObject({ kind: 'unreachable' });
  const before = s3.calls.filter((call) => call === 'put part').length;
  await stage();
  const parts = s3.calls.filter((call) => call === 'put part').length;
  expect(before).toBeGreaterThan(0);
  expect(parts).toBe(8);
});

test('no file is an object before the parts of all files are uploaded', async () => {
  await stage();
  const isObject = (call: string) => call === 'put' || call === 'complete';
  expect(s3.calls.findIndex(isObject)).toBeGreaterThan(s3.calls.lastIndexOf('put part'));
});

test('two runs at the same time stage one revision', async () => {
  const results = await Promise.allSettled([stage(), stage()]);
  const { manifest, prefix } = await stage();
  expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
  expect(await verifyStaged(at(), prefix, manifest)).toBeUndefined();
});

test('whatever the order of interruptions, a prefix has no manifest, or a whole and verified revision', async () => {
  const interruption = fc.record({
    after: fc.integer({ min: 0, max: 45 }),
    when: fc.constantFrom<'before' | 'after'>('before', 'after'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(interruption, { maxLength: 6 }), async (interruptions) => {
      await s3.close();
      s3 = await startS3();
      for (const { after, when } of interruptions) {
        s3.breakAfter(after, when);
        await stage().catch(() => undefined);
        await noneIsHalf();
      }
      s3.breakAfter(Number.MAX_SAFE_INTEGER, 'before');
      const { manifest, prefix } = await stage();
      expect(await verifyStaged(at(), prefix, manifest)).toBeUndefined();
    }),
    { numRuns: 20 },
  );
}, 120_000);

async function noneIsHalf(): Promise<void> {
  s3.breakAfter(Number.MAX_SAFE_INTEGER, 'before');
  const marks = [...s3.objects()].filter(([key]) => key.endsWith('/manifest.json'));
  for (const [key, { body }] of marks) {
    const manifest = readManifest(body.toString());
    expect(manifest).toBeDefined();
    const hash = manifest && manifestHash(manifest);
    expect(await verifyStaged(at(), key.replace('manifest.json', ''), hash ?? '')).toBeUndefined();
    for (const { path, sha256 } of manifest?.files ?? []) {
      const found = s3.objects().get(key.replace('manifest.json', path));
      expect(sha256Of(found?.body ?? Buffer.alloc(0))).toBe(sha256);
    }
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}
