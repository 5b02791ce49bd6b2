import * as fc from 'fast-check';
import { digestFiles } from '../../../scripts/weights/digest/digest-files';
import { NO_LOG } from '../../../scripts/weights/digest/digest-log';
import { Progress } from '../../../scripts/weights/progress';
import { selectWeights } from '../../../scripts/weights/select/select-weights';
import { askedToWaitMs } from '../../../scripts/weights/source/http-range';
import { hubSource } from '../../../scripts/weights/source/hub';
import { bytesOf } from '../../../scripts/weights/source/read-range';
import { withVocabulary } from '../../../scripts/weights/source/with-vocabulary';
import { type SimulatedHub, startHub } from './simulated-hub';
import { REVISION, STAGED, sha256Of, smallModel, WEIGHTS } from './small-model';

const TENSORS = 'model-00001-of-00002.safetensors';
let hub: SimulatedHub;
let waited: number[];
beforeEach(async () => {
  hub = await startHub(smallModel());
  waited = [];
});
afterEach(() => hub.close());

const wait = async (ms: number) => void waited.push(ms);
const source = (more: { token?: string } = {}) =>
  hubSource({ repo: WEIGHTS.source, revision: REVISION, url: hub.url, wait, ...more });
const tensors = { path: TENSORS, bytes: smallModel()[TENSORS]?.length ?? 0 };
const read = (range = { start: 0, end: tensors.bytes }) => bytesOf(source(), tensors, range, { wait });

/** Reads the whole selection, as staging does. */
async function readAll(from = source()) {
  const { files } = await selectWeights(from, [], { wait });
  const progress = new Progress('read', { bytes: 0, files: 0 });
  return digestFiles(from, files, 1024, NO_LOG, progress, { wait });
}

test('every page of the list of files is read', async () => {
  expect((await source().list()).map(({ path }) => path)).toEqual(Object.keys(smallModel()));
});

test('files in LFS have the SHA-256 that the commit states, others their id in git', async () => {
  const files = await source().list();
  expect(files.find(({ path }) => path === TENSORS)?.sha256).toBe(sha256Of(smallModel()[TENSORS] as Buffer));
  expect(files.find(({ path }) => path === 'config.json')?.gitBlob).toMatch(/^[0-9a-f]{40}$/);
});

test('the files of the weights are read, and each is what its commit states', async () => {
  expect([...(await readAll()).keys()].sort()).toEqual([...STAGED].sort());
});

test('the header of a file of tensors is read without its tensors', async () => {
  await selectWeights(source(), [], { wait });
  const ranges = hub.requests.filter((request) => request.startsWith(TENSORS));
  expect(ranges).toEqual([`${TENSORS} bytes=0-7`, expect.stringMatching(/ bytes=8-\d{2,3}$/)]);
});

test('the token is sent to the Hub, and not to where it redirects', async () => {
  hub.access = { token: 'hf_secret' };
  await readAll(source({ token: 'hf_secret' }));
  expect(hub.elsewhere.length).toBeGreaterThan(0);
  expect(hub.elsewhere.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
});

describe('a read that breaks off', () => {
  test('continues at the byte that is missing', async () => {
    hub.fault(TENSORS, { kind: 'cut', after: 1000 });
    expect(await read()).toEqual(smallModel()[TENSORS]);
    expect(hub.requests).toEqual([
      `${TENSORS} bytes=0-${tensors.bytes - 1}`,
      `${TENSORS} bytes=1000-${tensors.bytes - 1}`,
    ]);
  });

  test('gives the same bytes wherever it breaks, however often', async () => {
    const range = fc
      .tuple(fc.nat(tensors.bytes - 1), fc.integer({ min: 1, max: tensors.bytes }))
      .map(([start, length]) => ({ start, end: Math.min(tensors.bytes, start + length) }));
    await fc.assert(
      fc.asyncProperty(
        range,
        fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 5 }),
        async (asked, cuts) => {
          hub.fault(TENSORS, ...cuts.map((after) => ({ kind: 'cut', after }) as const));
          expect(await read(asked)).toEqual(smallModel()[TENSORS]?.subarray(asked.start, asked.end));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is given up after eight tries without a byte', async () => {
    hub.fault(TENSORS, ...Array.from({ length: 8 }, () => ({ kind: 'cut', after: 0 }) as const));
    await expect(read()).rejects.toMatchObject({ kind: 'unreachable' });
    expect(hub.requests).toHaveLength(8);
  });
});

describe('a limit on requests', () => {
  test.each([429, 503])('%s with Retry-After is waited for', async (status) => {
    hub.fault(TENSORS, { kind: 'status', status, retryAfter: '7' });
    expect(await read()).toEqual(smallModel()[TENSORS]);
    expect(waited).toEqual([7000]);
  });

  test('is waited for a little longer each time where the Hub does not say how long', async () => {
    hub.fault(TENSORS, ...[1, 2, 3].map(() => ({ kind: 'status', status: 429 }) as const));
    await read();
    expect(waited).toEqual([1000, 2000, 4000]);
  });

  test('is never waited for longer than five minutes at once', async () => {
    hub.fault(TENSORS, { kind: 'status', status: 429, retryAfter: '86400' });
    await read();
    expect(waited).toEqual([300_000]);
  });

  test('of the list of files is waited for as well', async () => {
    hub.fault('tree', { kind: 'status', status: 429, retryAfter: '3' });
    expect(await source().list()).toHaveLength(Object.keys(smallModel()).length);
    expect(waited).toEqual([3000]);
  });

  test('that does not end is said as what it is', async () => {
    hub.fault(TENSORS, ...Array.from({ length: 8 }, () => ({ kind: 'status', status: 429 }) as const));
    await expect(read()).rejects.toMatchObject({ kind: 'throttled' });
  });

  test.each([
    [{ 'retry-after': '12' }, 12_000],
    [{ 'retry-after': ' 0 ' }, 0],
    [{ 'retry-after': 'Thu, 26 Nov 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Thu, 26 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ ratelimit: '"resolvers";r=0;t=55' }, 55_000],
    [{ ratelimit: '"resolvers";r=2500;t=55' }, undefined],
    [{ 'retry-after': '3', ratelimit: '"resolvers";r=0;t=55' }, 3_000],
    [{}, undefined],
  ])('%j asks to wait %j ms', (headers, ms) => {
    expect(askedToWaitMs(new Headers(headers), Date.parse('2026-11-26T12:00:00Z'))).toBe(ms);
  });
});

describe('what is wrong is said with its next step:', () => {
  test('no token', async () => {
    hub.access = { token: 'hf_secret' };
    const failure = expect(source().list()).rejects;
    await failure.toMatchObject({
      kind: 'login',
      message: expect.stringMatching(/asks for a login.*\n.*HF_TOKEN/),
    });
  });

  test('a token that was revoked', async () => {
    hub.access = { token: 'hf_new' };
    const failure = expect(source({ token: 'hf_old' }).list()).rejects;
    await failure.toMatchObject({
      kind: 'login',
      message: expect.stringMatching(/wrong, expired or revoked/),
    });
  });

  test('a token that is revoked while files are read', async () => {
    hub.access = { token: 'hf_old' };
    const from = source({ token: 'hf_old' });
    await from.list();
    hub.access = { token: 'hf_new' };
    await expect(bytesOf(from, tensors, { start: 0, end: 8 }, { wait })).rejects.toMatchObject({
      kind: 'login',
    });
  });

  test('terms that were not accepted', async () => {
    hub.access = { consent: false };
    const message = expect.stringContaining(`accept the terms at ${hub.url}/${WEIGHTS.source}`);
    await expect(source({ token: 'hf_x' }).list()).rejects.toMatchObject({ kind: 'terms', message });
  });

  test('a token without the permission', async () => {
    hub.access = { forbidden: 'enable access to public gated repositories in your token' };
    await expect(source({ token: 'hf_x' }).list()).rejects.toMatchObject({
      kind: 'denied',
      message: expect.stringMatching(/enable access to public gated repositories.*\n.*permission to read/),
    });
  });

  test('a repository that a token does not see', async () => {
    const from = hubSource({ repo: 'qwen/none', revision: REVISION, url: hub.url, wait });
    await expect(from.list()).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching(/has no repository qwen\/none/),
    });
  });

  test('a revision that is not there', async () => {
    const from = hubSource({ repo: WEIGHTS.source, revision: 'a'.repeat(40), url: hub.url, wait });
    await expect(from.list()).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('no answer', async () => {
    const from = hubSource({ repo: WEIGHTS.source, revision: REVISION, url: 'http://127.0.0.1:9', wait });
    await expect(from.list()).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/HF_ENDPOINT/),
    });
  });

  test('a mirror that gives no part of a file', async () => {
    hub.fault(TENSORS, { kind: 'no-ranges' });
    await expect(read({ start: 100, end: 200 })).rejects.toMatchObject({ kind: 'refused' });
  });
});

test('a server without ranges still gives a file from its beginning', async () => {
  hub.fault(TENSORS, { kind: 'no-ranges' });
  expect(await read({ start: 0, end: 100 })).toEqual(smallModel()[TENSORS]?.subarray(0, 100));
});

describe('a changed file is refused:', () => {
  test.each(['config.json', TENSORS])('%s with another length', async (path) => {
    hub.fault(path, { kind: 'other-length' });
    await expect(readAll()).rejects.toMatchObject({
      kind: 'changed',
      message: expect.stringContaining(path),
    });
  });

  test('one in git with other bytes', async () => {
    hub.fault('tokenizer.json', { kind: 'other-bytes' });
    await expect(readAll()).rejects.toMatchObject({
      kind: 'changed',
      message: expect.stringMatching(/git blob/),
    });
  });

  test('one in LFS with other bytes after it broke off', async () => {
    const from = source();
    const { files } = await selectWeights(from, [], { wait });
    hub.fault(TENSORS, { kind: 'cut', after: 1000 }, { kind: 'other-bytes' });
    const progress = new Progress('read', { bytes: 0, files: 0 });
    const failure = expect(digestFiles(from, files, 1024, NO_LOG, progress, { wait })).rejects;
    await failure.toMatchObject({ kind: 'changed', message: expect.stringContaining(TENSORS) });
  });
});

describe('a vocabulary', () => {
  const body = Buffer.from('o200k');
  const vocabulary = () => ({
    file: 'o200k_base.tiktoken',
    bytes: body.length,
    sha256: sha256Of(body),
    url: `${hub.url}/${WEIGHTS.source}/resolve/${REVISION}/o200k_base.tiktoken`,
    folderVariable: 'TIKTOKEN_ENCODINGS_BASE',
  });
  const digest = async (from = withVocabulary(source(), vocabulary())) => {
    const { files } = await selectWeights(from, ['o200k_base.tiktoken'], { wait });
    return digestFiles(from, files, 1024, NO_LOG, new Progress('read', { bytes: 0, files: 0 }), { wait });
  };

  test('comes from its publisher where the source has none', async () => {
    const from = withVocabulary(source(), vocabulary());
    const listed = await from.list();
    hub.files = { ...hub.files, 'o200k_base.tiktoken': body };
    expect(await bytesOf(from, listed.at(-1) as never, { start: 0, end: body.length }, { wait })).toEqual(
      body,
    );
  });

  test('of the source is staged where it is the one that the catalogue states', async () => {
    hub.files = { ...hub.files, 'o200k_base.tiktoken': body };
    expect((await digest()).get('o200k_base.tiktoken')?.sha256).toBe(sha256Of(body));
  });

  test('with other content is refused', async () => {
    hub.files = { ...hub.files, 'o200k_base.tiktoken': Buffer.from('other') };
    await expect(digest()).rejects.toMatchObject({ kind: 'changed' });
  });
});
