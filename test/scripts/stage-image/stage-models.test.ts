import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSelfHosted, type SelfHostedModel } from '../../../lib/config/model';
import { anonymous } from '../../../scripts/images/registry/credentials';
import { chosenModels } from '../../../scripts/stage-image/chosen-models';
import { progressLines } from '../../../scripts/stage-image/progress-line';
import { sourceOf } from '../../../scripts/stage-image/source-of';
import { type StagingPorts, stageModels } from '../../../scripts/stage-image/stage-models';
import { stagedAsJson, stagedInWords } from '../../../scripts/stage-image/words';
import { fixtureDeployment } from '../../fixture-deployments';
import { builtImage, builtIndex } from '../images/support/built-image';
import { type Pair, pair } from '../images/support/staging';

const built = builtImage([1000]);
const [model] = fixtureDeployment('sandbox').models.filter(isSelfHosted);
if (!model) throw new Error('the sandbox has no model with an image');

const withDigest = (digest: string): SelfHostedModel => ({ ...model, image: { ...model.image, digest } });
const unpinned: SelfHostedModel = { ...model, image: { source: model.image.source } };
const TAG = `${model.name}-${built.manifest.digest.slice(7, 19)}`;

let two: Pair;
let folder: string;
beforeEach(async () => {
  two = await pair(built);
  folder = mkdtempSync(join(tmpdir(), 'staged-'));
});
afterEach(async () => {
  await two.close();
  rmSync(folder, { recursive: true });
});

const ports = (others: Partial<StagingPorts> = {}): StagingPorts => ({
  source: (image) => sourceOf(image, `${two.source.host}/model:v1`, () => anonymous),
  target: (tag) => ({
    kind: 'registry',
    image: { registry: two.target.host, repository: 'images', tag },
    credentials: anonymous,
  }),
  plan: false,
  pause: () => Promise.resolve(),
  ...others,
});

test('a pinned image is at the target under the model and the beginning of its digest', async () => {
  const [staged] = await stageModels([withDigest(built.manifest.digest)], ports());
  expect(staged).toMatchObject({ tag: TAG, pinned: true, platform: 'linux/amd64' });
  expect(two.target.manifests.get(TAG)?.bytes).toEqual(built.manifest.bytes);
});

test('an image that is not pinned is staged as the tag is now, and its digest is to be compared', async () => {
  const [staged] = await stageModels([unpinned], ports());
  if (!staged) throw new Error('nothing staged');
  expect(stagedInWords(staged, 'images')).toMatch(
    new RegExp(`${built.manifest.digest}[^]*compare this digest with what the publisher names`),
  );
});

test('a digest of an index is refused with the one to write, before anything is sent', async () => {
  const list = builtIndex({ amd64: built });
  two.source.manifests.set(list.digest, list);
  const [staged] = await stageModels([withDigest(list.digest)], ports());
  expect(staged).toMatchObject({
    failed: { kind: 'wrong-digest', words: expect.stringContaining(built.manifest.digest) },
  });
  expect(two.target.requests).toEqual([]);
});

test('a plan writes nothing, and says what is missing', async () => {
  const [planned] = await stageModels([withDigest(built.manifest.digest)], ports({ plan: true }));
  if (!planned) throw new Error('nothing planned');
  expect(stagedInWords(planned, 'images')).toContain(`would go to images:${TAG}: 2 parts`);
  expect(two.target.requests.filter(({ line }) => !/^(GET|HEAD) /.test(line))).toEqual([]);
});

test('the failure of one model does not keep the next from being staged', async () => {
  const bad = withDigest(`sha256:${'b'.repeat(64)}`);
  const done = await stageModels([bad, withDigest(built.manifest.digest)], ports());
  expect(done.map((one) => 'failed' in one)).toEqual([true, false]);
  expect(JSON.parse(stagedAsJson(done, 'images'))).toEqual([
    expect.objectContaining({ failed: expect.objectContaining({ kind: 'not-found' }) }),
    expect.objectContaining({ tag: TAG }),
  ]);
});

test('a command that is stopped says so for the model at hand, and begins no other', async () => {
  const stop = new AbortController();
  two.source.fault = () => {
    stop.abort();
    return true;
  };
  const twice = [withDigest(built.manifest.digest), withDigest(built.manifest.digest)];
  const done = await stageModels(twice, ports({ signal: stop.signal }));
  expect(done).toEqual([expect.objectContaining({ failed: expect.objectContaining({ kind: 'cancelled' }) })]);
});

test('the air gap: a registry to a folder, and the folder to the registry of another account', async () => {
  const models = [withDigest(built.manifest.digest)];
  await stageModels(models, ports({ target: (tag) => ({ kind: 'layout', folder, image: tag }) }));
  const source: StagingPorts['source'] = (image) => sourceOf(image, folder, () => anonymous);
  await stageModels(models, ports({ source }));
  expect(two.target.manifests.get(TAG)?.bytes).toEqual(built.manifest.bytes);
});

test('a folder that is no layout is refused', () => {
  const image = { source: 'a/b:c' };
  expect(() => sourceOf(image, folder, () => anonymous)).toThrow('it has no file oci-layout');
  expect(() => sourceOf(image, './nowhere', () => anonymous)).toThrow('there is no such folder');
});

test('a model without an image is refused with those that have one', () => {
  const { models } = fixtureDeployment('sandbox');
  expect(() => chosenModels(models, ['nova'])).toThrow(`There is: ${model.name}`);
  expect(chosenModels(models, [])).toEqual(models.filter(isSelfHosted));
});

test('a deployment without images is refused in words', () => {
  expect(() => chosenModels(fixtureDeployment('starter').models, [])).toThrow('nothing to stage');
});

test('progress is a line for each tenth', () => {
  const lines: string[] = [];
  const show = progressLines((line) => lines.push(line));
  for (let done = 0; done <= 1000; done += 7) show('m', { done: done * 1e7, total: 1e10 });
  show('m', { done: 1e10, total: 1e10 });
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('m: 10 %, 1.1 GB of 10.0 GB');
});
