import { userInfo } from 'node:os';
import { loadDeployment } from '../../../lib/config/load-deployment';
import { isSelfHosted } from '../../../lib/config/model';
import { builtImage } from '../images/support/built-image';
import { type Pair, pair } from '../images/support/staging';
import { type SimulatedHub, startHub } from '../weights/simulated-hub';
import { REVISION, smallModel } from '../weights/small-model';
import { type OwnDeployment, ownDeployment } from './own-deployment';

// The commands write what they found into the lock file, and compare with what is there.

const [built, newer] = [builtImage([1000]), builtImage([2000])];
const MODEL = 'qwen3-8b';
const TODAY = new Date().toISOString().slice(0, 10);

let registry: Pair;
let hub: SimulatedHub;
let own: OwnDeployment;
beforeAll(async () => {
  registry = await pair(built);
  for (const { digest, bytes } of newer.blobs) registry.source.blobs.set(digest, bytes);
  for (const name of ['v2', newer.manifest.digest]) registry.source.manifests.set(name, newer.manifest);
  hub = await startHub(smallModel());
});
afterAll(async () => {
  await registry.close();
  await hub.close();
});
const source = (tag: string) => `${registry.source.host}/model:${tag}`;
const named = (tag: string, more = {}) => ({ 'models[0].image.source': source(tag), ...more });

beforeEach(() => {
  own = ownDeployment(named('v1'), () => ({ HF_ENDPOINT: hub.url }));
});
afterEach(() => own.remove());

const toFolder = (...options: readonly string[]) =>
  own.run('stage-image', MODEL, '--to', 'images', ...options);
const weightsToFolder = (...options: readonly string[]) =>
  own.run('stage-weights', MODEL, '--to', 'weights', ...options);
const modelNow = () => loadDeployment(own.file, 'sandbox.ts').models.find(isSelfHosted);

test('a staged image is pinned under the name that the file has for it, with the day and the user', async () => {
  const { code, out } = await toFolder();
  expect(code).toBe(0);
  expect(out).toMatch(/^Changed sandbox\.lock\.json, which pins qwen3-8b\. Review it, and commit it\.$/m);
  expect(own.lock()?.images).toEqual({
    [MODEL]: {
      ...{ source: source('v1'), digest: built.manifest.digest, platform: 'linux/amd64' },
      ...{ on: TODAY, by: userInfo().username },
    },
  });
  expect(modelNow()?.image.digest).toBe(built.manifest.digest);
});

test('staged weights are pinned by their manifest', async () => {
  const { code, out } = await weightsToFolder('--json');
  expect(code).toBe(0);
  const [{ manifest, files, bytes }] = JSON.parse(out);
  const { weights } = own.lock() ?? {};
  expect(weights).toEqual({
    [MODEL]: {
      ...{ source: 'Qwen/Qwen3-8B', revision: REVISION, manifest, files, bytes },
      ...{ on: TODAY, by: userInfo().username },
    },
  });
  expect(modelNow()?.weights.manifest).toBe(manifest);
});

test.each([
  ['an image', () => toFolder('--plan')],
  ['weights', () => weightsToFolder('--plan')],
])('a plan of %s pins nothing', async (_, plan) => {
  expect((await plan()).code).toBe(0);
  expect(own.lock()).toBeUndefined();
});

test('a value that the file states is not pinned again', async () => {
  own.write(named('v1', { 'models[0].image.digest': built.manifest.digest }));
  expect((await toFolder()).code).toBe(0);
  expect(own.lock()).toBeUndefined();
});

test('a pin that is there is compared: a tag that moved changes nothing', async () => {
  await toFolder();
  const before = own.lock();
  registry.source.manifests.set('v1', newer.manifest);
  const { code, out } = await own.run('stage-image', MODEL, '--to', 'other', '--renew');
  registry.source.manifests.set('v1', built.manifest);
  expect([code, out]).toEqual([0, expect.stringContaining(built.manifest.digest)]);
  expect(own.lock()).toEqual(before);
});

test('weights that are not the pinned ones are refused, and the pin stays', async () => {
  await weightsToFolder();
  const before = own.lock();
  const files = hub.files;
  hub.files = { ...files, LICENSE: Buffer.from('another licence') };
  const { code, err } = await weightsToFolder();
  hub.files = files;
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('does not have the weights that the deployment pins'),
  ]);
  expect(own.lock()).toEqual(before);
});

/** The command that the error of a stale pin names. */
const renewing = (message: string) =>
  (/npm run (stage-\w+) -- \S+ (.*--renew);/.exec(message) ?? []).slice(1) as [string, string];

test('after the file names another image, one command pins it, and the error names it', async () => {
  await toFolder();
  own.write(named('v2'));
  const refused = await toFolder();
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('no longer names')]);
  const [script, words] = renewing(refused.err);
  expect(script).toBe('stage-image');
  const { code } = await own.run(script, ...words.split(' '), '--to', 'images');
  expect(code).toBe(0);
  expect(modelNow()?.image.digest).toBe(newer.manifest.digest);
});

test('after the file names other weights, one command pins them, and the image stays pinned', async () => {
  await toFolder();
  await weightsToFolder();
  const before = own.lock();
  own.write(named('v1', { 'models[0].weights.revision': 'c'.repeat(40) }));
  const [script, words] = renewing((await weightsToFolder()).err);
  expect(script).toBe('stage-weights');
  const from = `weights/${MODEL}/sha256-${before?.weights[MODEL]?.manifest}`;
  const { code } = await own.run(script, ...words.split(' '), '--from', from, '--to', 'again');
  expect(code).toBe(0);
  expect(own.lock()?.images).toEqual(before?.images);
  expect(own.lock()?.weights[MODEL]).toMatchObject({ revision: 'c'.repeat(40) });
  expect(own.lock()?.weights[MODEL]?.manifest).not.toBe(before?.weights[MODEL]?.manifest);
});

test('a stale pin goes where the file states the value itself', async () => {
  await toFolder();
  own.write(named('v2', { 'models[0].image.digest': newer.manifest.digest }));
  expect((await toFolder()).code).toBe(1);
  expect((await toFolder('--renew')).code).toBe(0);
  expect(own.lock()?.images).toEqual({});
});

test('a plan that renews reads the file, and leaves the lock as it is', async () => {
  await toFolder();
  const before = own.lock();
  own.write(named('v2'));
  const { code, out } = await toFolder('--renew', '--plan');
  expect([code, out]).toEqual([0, expect.stringContaining(newer.manifest.digest)]);
  expect(own.lock()).toEqual(before);
});
