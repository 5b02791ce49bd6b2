import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { builtImage } from '../images/support/built-image';
import { type Pair, pair } from '../images/support/staging';
import { type OwnDeployment, ownDeployment } from '../pins/own-deployment';
import { type SimulatedHub, startHub } from '../weights/simulated-hub';
import { REVISION, smallModel, WEIGHTS } from '../weights/small-model';

// No account answers in these tests: whatever tried to stage would fail with another message.

const MODEL = 'qwen3-8b';
const built = builtImage([1000]);
const TENSORS = 'model-00001-of-00002.safetensors';

let registry: Pair;
let hub: SimulatedHub;
let outside: OwnDeployment;
let inside: OwnDeployment;
beforeAll(async () => {
  registry = await pair(built);
  hub = await startHub(smallModel());
  outside = ownDeployment(named(), () => ({ HF_ENDPOINT: hub.url }));
  expect(await outside.run('stage', MODEL, '--bundle', 'bundle')).toMatchObject({ code: 0 });
}, 60_000);
afterAll(async () => {
  outside.remove();
  await registry.close();
  await hub.close();
});
const named = (more = {}) => ({ 'models[0].image.source': `${registry.source.host}/model:v1`, ...more });

beforeEach(() => {
  inside = ownDeployment(named());
  cpSync(join(outside.folder, 'bundle'), join(inside.folder, 'bundle'), { recursive: true });
});
afterEach(() => inside.remove());

const manifest = () => String(outside.lock()?.weights[MODEL]?.manifest);
const blob = () => `images/blobs/sha256/${built.blobs[1]?.digest.slice('sha256:'.length)}`;
const weightsFile = (name: string) => `weights/${MODEL}/sha256-${manifest()}/${name}`;
const at = (path: string) => join(inside.folder, 'bundle', path);
const stage = () => inside.run('stage', '--from-bundle', 'bundle');

function flipped(path: string): void {
  const bytes = readFileSync(at(path));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(at(path), bytes);
}

test.each([
  ['a layer that was changed', blob, flipped, 'was changed'],
  ['a file of tensors that was changed', () => weightsFile(TENSORS), flipped, 'was changed'],
  [
    'a file that grew',
    () => weightsFile('config.json'),
    (path: string) => appendFileSync(at(path), ' '),
    'was changed',
  ],
  ['a manifest that was changed', () => weightsFile('manifest.json'), flipped, 'was changed'],
  ['a list of images that was changed', () => 'images/index.json', flipped, 'was changed'],
  ['a layer that is missing', blob, (path: string) => rmSync(at(path)), 'is missing'],
  ['weights that are missing', () => weightsFile(TENSORS), (path: string) => rmSync(at(path)), 'is missing'],
  [
    'a file that was added',
    () => weightsFile('extra.safetensors'),
    (path: string) => writeFileSync(at(path), 'x'),
    'is no part of the bundle',
  ],
  [
    'a file beside the folders',
    () => 'setup.sh',
    (path: string) => writeFileSync(at(path), 'x'),
    'is no part of the bundle',
  ],
  [
    'a link to a file with the same bytes',
    () => weightsFile('config.json'),
    (path: string) => {
      cpSync(at(path), join(inside.folder, 'config.json'));
      rmSync(at(path));
      symlinkSync(join(inside.folder, 'config.json'), at(path));
    },
    'is no file, but a link',
  ],
])('%s is named, and nothing of the model is staged', async (_, path, change, words) => {
  change(path());
  const { code, err } = await stage();
  expect([code, err]).toEqual([1, expect.stringContaining(`  ${path()} ${words}`)]);
  expect(err).toContain(`${MODEL}: nothing was staged`);
  expect(inside.lock()).toBeUndefined();
});

test('a file that was changed together with its line in bundle.json is found by the manifest of the weights', async () => {
  const path = weightsFile(TENSORS);
  const before = createHash('sha256')
    .update(readFileSync(at(path)))
    .digest('hex');
  flipped(path);
  const after = createHash('sha256')
    .update(readFileSync(at(path)))
    .digest('hex');
  writeFileSync(at('bundle.json'), readFileSync(at('bundle.json'), 'utf8').replace(before, after));
  const { code, err } = await stage();
  expect([code, err]).toEqual([1, expect.stringMatching(/bundle\.json was changed[\s\S]*model-00001-of/)]);
});

test('a folder without bundle.json is no bundle', async () => {
  rmSync(at('bundle.json'));
  expect(await stage()).toMatchObject({ code: 1, err: expect.stringContaining('is no whole bundle') });
});

test.each([
  [
    'another image is pinned',
    { 'models[0].image.digest': `sha256:${'a'.repeat(64)}` },
    'image.digest: sha256:aaa',
  ],
  ['other weights are pinned', { 'models[0].weights.manifest': 'b'.repeat(64) }, 'weights.manifest: bbb'],
  [
    'the file names another revision',
    { 'models[0].weights.revision': 'c'.repeat(40) },
    'weights.revision: ccc',
  ],
])('where %s, the bundle is refused with both', async (_, change, words) => {
  inside.write(named(change));
  const { code, err } = await stage();
  expect([code, err]).toEqual([1, expect.stringContaining(words)]);
  expect(err).toContain('the bundle has ');
});

test('on a disk that is full, the command says so, and the folder is no bundle', async () => {
  const id = createHash('sha256').update(`${WEIGHTS.source}@${REVISION}`).digest('hex').slice(0, 12);
  const full = ownDeployment(named(), () => ({ HF_ENDPOINT: hub.url }));
  const partial = join(full.folder, 'bundle/weights', MODEL, `.partial-${id}`);
  mkdirSync(partial, { recursive: true });
  symlinkSync('/dev/full', join(partial, TENSORS));
  const { code, err } = await full.run('stage', MODEL, '--bundle', 'bundle');
  expect([code, err]).toEqual([1, expect.stringContaining('is full (ENOSPC)')]);
  expect(existsSync(join(full.folder, 'bundle/bundle.json'))).toBe(false);

  rmSync(join(partial, TENSORS));
  expect(await full.run('stage', MODEL, '--bundle', 'bundle')).toMatchObject({ code: 0 });
  full.remove();
});

test('a second run copies nothing again, and the bundle is the same', async () => {
  const before = readFileSync(join(outside.folder, 'bundle/bundle.json'), 'utf8');
  const asked = hub.requests.length;
  expect(await outside.run('stage', MODEL, '--bundle', 'bundle')).toMatchObject({ code: 0 });
  expect(hub.requests.length).toBe(asked);
  expect(readFileSync(join(outside.folder, 'bundle/bundle.json'), 'utf8')).toBe(before);
});
