import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageImage } from '../../../scripts/images/stage-image';
import { builtImage, sha256 } from './support/built-image';
import { AMD, type Pair, pair } from './support/staging';

// From a registry to a folder, and from the folder to the registry of an account without a way out.

const image = builtImage([200_000, 10]);
const [, layer] = image.blobs;
const NAME = 'm-1';

let two: Pair;
let folder: string;
beforeEach(async () => {
  two = await pair(image);
  folder = join(mkdtempSync(join(tmpdir(), 'layout-')), 'images');
});
afterEach(async () => {
  await two.close();
  rmSync(join(folder, '..'), { recursive: true });
});

const toFolder = () => two.copy({ to: { kind: 'layout', folder, image: NAME } });
const fromFolder = (digest?: string) =>
  stageImage({
    from: { kind: 'layout', folder, ...(digest !== undefined && { image: digest }) },
    to: {
      kind: 'registry',
      image: { registry: two.target.host, repository: 'images', tag: NAME },
      credentials: () => Promise.resolve(undefined),
    },
    platform: AMD,
  });
const fileOf = (digest = layer?.digest ?? '') => join(folder, 'blobs/sha256', digest.slice(7));

test('an image arrives with the same bytes and digest', async () => {
  await toFolder();
  await fromFolder(image.manifest.digest);
  expect(two.target.manifests.get(NAME)?.bytes).toEqual(image.manifest.bytes);
});

test('the folder is an OCI image layout whose files have the digests of their names', async () => {
  await toFolder();
  expect(readFileSync(join(folder, 'oci-layout'), 'utf8')).toBe('{"imageLayoutVersion":"1.0.0"}');
  const files = readdirSync(join(folder, 'blobs/sha256'));
  expect(files.map((file) => sha256(readFileSync(join(folder, 'blobs/sha256', file))))).toEqual(
    files.map((file) => `sha256:${file}`),
  );
  expect(files).toHaveLength(4);
});

test('a second image is listed beside the first, and one of the same name in its place', async () => {
  await toFolder();
  await two.copy({ to: { kind: 'layout', folder, image: 'm-2' } });
  await toFolder();
  const { manifests } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  const names = manifests.map(
    ({ annotations }: { annotations: Record<string, string> }) =>
      annotations['org.opencontainers.image.ref.name'],
  );
  expect(names.sort()).toEqual(['m-1', 'm-2']);
});

test('a file that was changed on the way is named, and nothing is tagged', async () => {
  await toFolder();
  const bytes = readFileSync(fileOf());
  bytes[7] = (bytes[7] ?? 0) ^ 1;
  writeFileSync(fileOf(), bytes);
  await expect(fromFolder()).rejects.toMatchObject({
    kind: 'tampered',
    words: expect.stringContaining(layer?.digest ?? ''),
  });
  expect(two.target.manifests.size).toBe(0);
});

test('a manifest that was changed on the way is named', async () => {
  await toFolder();
  writeFileSync(fileOf(image.manifest.digest), '{}');
  await expect(fromFolder()).rejects.toMatchObject({ kind: 'tampered' });
});

test('a file that is missing is named', async () => {
  await toFolder();
  rmSync(fileOf());
  await expect(fromFolder()).rejects.toMatchObject({
    kind: 'not-found',
    words: expect.stringContaining(layer?.digest ?? ''),
  });
});

test('a changed file in a folder is written again', async () => {
  await toFolder();
  writeFileSync(fileOf(), Buffer.alloc(200_000));
  expect(await toFolder()).toMatchObject({ copied: 1, skipped: 2 });
  expect(sha256(readFileSync(fileOf()))).toBe(layer?.digest);
});

test('a source that lies leaves no file of the blob and no index', async () => {
  two.source.blobs.set(layer?.digest ?? '', Buffer.alloc(200_000));
  await expect(toFolder()).rejects.toMatchObject({ kind: 'tampered' });
  expect(readdirSync(join(folder, 'blobs/sha256'))).not.toContain(layer?.digest.slice(7));
  expect(readdirSync(join(folder, 'blobs/sha256')).filter((file) => file.endsWith('.part'))).toEqual([]);
  expect(readdirSync(folder)).toEqual(['blobs']);
});

test('a full disk is an error that says so, and the image is not listed', async () => {
  // A write to /dev/full fails as on a full disk.
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  symlinkSync('/dev/full', `${fileOf()}.${process.pid}.part`);
  await expect(toFolder()).rejects.toMatchObject({
    kind: 'disk-full',
    words: expect.stringContaining(folder),
  });
  expect(readdirSync(folder)).toEqual(['blobs']);
});

test('a place that cannot be a folder is refused in words', async () => {
  const to = { kind: 'layout' as const, folder: '/dev/null/images', image: NAME };
  await expect(two.copy({ to })).rejects.toMatchObject({
    kind: 'refused',
    words: expect.stringContaining('/dev/null/images cannot be written'),
  });
});

test.each([
  ['no index', () => rmSync(join(folder, 'index.json')), 'is not the index'],
  [
    'an index of another form',
    () => writeFileSync(join(folder, 'index.json'), '{"manifests":[1]}'),
    'is not the index',
  ],
  ['no image', () => writeFileSync(join(folder, 'index.json'), '{"manifests":[]}'), 'has 0 images'],
])('a folder with %s is refused in words', async (_what, change, words) => {
  await toFolder();
  change();
  await expect(fromFolder()).rejects.toMatchObject({
    kind: 'not-found',
    words: expect.stringContaining(words),
  });
});
