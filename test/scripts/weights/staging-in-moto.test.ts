import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { folderSource } from '../../../scripts/weights/source/folder';
import { hubSource } from '../../../scripts/weights/source/hub';
import { s3Source } from '../../../scripts/weights/source/s3';
import type { WeightsSource } from '../../../scripts/weights/source/source';
import { stageWeights } from '../../../scripts/weights/stage-weights';
import { verifyStaged } from '../../../scripts/weights/verify-staged';
import { motoAccount, withMoto } from '../account/moto-account';
import { type SimulatedHub, startHub } from './simulated-hub';
import { type Files, REVISION, smallModel, WEIGHTS, writeFiles } from './small-model';

// moto_server compares no part with its checksum: what S3 refuses is in staging.test.ts.

/** S3 and moto take no shorter part. */
const PART = 5 * 1024 * 1024;
const account = motoAccount('us-east-1');
const files = smallModel(PART + 1000);

const BUCKET = 'weights';
const at = () => ({ s3: account().s3, bucket: BUCKET });

beforeAll(async () => {
  if (withMoto !== test) return;
  for (const Bucket of [BUCKET, 'training']) await account().s3.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await account().s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
});

const stage = (model: string, source: WeightsSource) =>
  stageWeights({ ...at(), model, weights: WEIGHTS, source, partBytes: PART });

async function fromFolder(content: Files): Promise<WeightsSource> {
  const folder = mkdtempSync(join(tmpdir(), 'weights-'));
  folders.push(folder);
  writeFiles(folder, content);
  return folderSource(folder);
}
const folders: string[] = [];
let hub: SimulatedHub | undefined;
afterAll(async () => {
  await hub?.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

withMoto('the Hub, a folder and a bucket give the same manifest, and each is staged whole', async () => {
  hub = await startHub(files);
  for (const [path, Body] of Object.entries(files)) {
    await account().s3.send(new PutObjectCommand({ Bucket: 'training', Key: `run-7/${path}`, Body }));
  }
  const sources = {
    'from-hub': hubSource({ repo: WEIGHTS.source, revision: REVISION, url: hub.url }),
    'from-folder': await fromFolder(files),
    'from-s3': s3Source({ bucket: 'training', prefix: 'run-7/' }, account().s3),
  };
  const hashes = new Set<string>();
  for (const [model, source] of Object.entries(sources)) {
    const { manifest, prefix } = await stage(model, source);
    expect(await verifyStaged(at(), prefix, manifest)).toBeUndefined();
    hashes.add(manifest);
  }
  expect(hashes.size).toBe(1);
});

withMoto('a second run finds everything there', async () => {
  const source = await fromFolder(files);
  const { files: count } = await stage('twice', source);
  expect(await stage('twice', source)).toMatchObject({ uploaded: 0, present: count });
});

withMoto('a run that was interrupted while it uploaded is continued', async () => {
  const source = await fromFolder(files);
  const { signal, abort } = abortable();
  const interrupted = stageWeights({
    ...at(),
    model: 'interrupted',
    weights: WEIGHTS,
    source,
    partBytes: PART,
    signal,
    onProgress: ({ bytes, stage: now }) => now === 'upload' && bytes > 0 && abort(),
  });
  await expect(interrupted).rejects.toThrow();
  const { manifest, prefix } = await stage('interrupted', source);
  expect(await verifyStaged(at(), prefix, manifest)).toBeUndefined();
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

withMoto('a file that a publisher overwrites later is noticed', async () => {
  const { manifest, prefix } = await stage('overwritten', await fromFolder(files));
  await account().s3.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: `${prefix}config.json`, Body: files['config.json'] }),
  );
  expect((await verifyStaged(at(), prefix, manifest))?.words).toMatch(/config\.json: it has 2 versions/);
});

withMoto('a prefix of which nothing is there is not whole', async () => {
  expect((await verifyStaged(at(), 'none/', 'a'.repeat(64)))?.words).toMatch(/not staged, or not yet whole/);
});
