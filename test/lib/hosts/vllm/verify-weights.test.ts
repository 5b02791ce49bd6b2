import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { vllmEntryPoint } from '../../../../lib/hosts/vllm/vllm-command';
import { motoAccount, withMoto } from '../../../scripts/account/moto-account';

// The entry point as the task has it, with Python and boto3, against the S3 of moto. In place of vLLM, `echo` is served.

const account = motoAccount('us-east-1');
const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const checksum = (content: string | Buffer) => createHash('sha256').update(content).digest('base64');

const FILES = { 'config.json': '{"a":1}', 'model.safetensors': 'tensors', '1_Pooling/config.json': '{}' };

const manifestOf = (files: Readonly<Record<string, string>>) =>
  JSON.stringify({
    schema: 1,
    source: 'Qwen/Qwen3-8B',
    files: Object.entries(files).map(([path, content]) => ({
      ...{ path, bytes: content.length, sha256: hash(content), checksum: checksum(content) },
    })),
  });

const s3 = (): S3Client => account().s3;
const put = (Bucket: string, Key: string, Body: string) =>
  s3().send(new PutObjectCommand({ Bucket, Key, Body, ChecksumAlgorithm: 'SHA256' }));

/** A bucket with versions, and weights below a prefix. */
async function staged(files: Readonly<Record<string, string>> = FILES, manifest = manifestOf(files)) {
  const bucket = `weights-${randomUUID()}`;
  const prefix = `qwen3-8b/sha256-${hash(manifest)}/`;
  await s3().send(new CreateBucketCommand({ Bucket: bucket }));
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await s3().send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
  for (const [path, content] of Object.entries(files)) await put(bucket, `${prefix}${path}`, content);
  await put(bucket, `${prefix}manifest.json`, manifest);
  return { bucket, prefix, manifest: hash(manifest) };
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Starts what the container starts, with `echo` for vLLM. */
function start({ bucket, prefix, manifest }: Awaited<ReturnType<typeof staged>>): Promise<Ended> {
  const [program = '', ...args] = vllmEntryPoint('us-east-1', { manifest });
  const served = [...args.slice(0, -2), 'echo', 'serve', `s3://${bucket}/${prefix}`, '--port', '8000'];
  const env = {
    ...{ PATH: process.env.PATH, AWS_ENDPOINT_URL: account().endpoint, PYTHONPATH: process.env.PYTHONPATH },
    ...{ AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', PYENV_ROOT: process.env.PYENV_ROOT },
  };
  return new Promise((resolve) =>
    execFile(program, served, { env }, (error, out, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, error: stderr.trim() }),
    ),
  );
}

withMoto('weights that are as in their manifest are served', async () => {
  const weights = await staged();
  expect(await start(weights)).toEqual({
    code: 0,
    out: `weights: 3 files are as in manifest ${weights.manifest}\nserve s3://${weights.bucket}/${weights.prefix} --port 8000\n`,
    error: '',
  });
});

withMoto('a file of several parts has the checksum of its parts', async () => {
  const parts = [Buffer.alloc(5 * 2 ** 20, 'a'), Buffer.from('end')];
  const each = parts.map((part) => createHash('sha256').update(part).digest());
  const whole = `${checksum(Buffer.concat(each))}-2`;
  const [file] = JSON.parse(manifestOf({ 'model.safetensors': '' })).files;
  const manifest = JSON.stringify({ files: [{ ...file, bytes: 5 * 2 ** 20 + 3, checksum: whole }] });
  const weights = await staged({}, manifest);
  const at = { Bucket: weights.bucket, Key: `${weights.prefix}model.safetensors` };
  const { UploadId } = await s3().send(
    new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: 'SHA256' }),
  );
  const Parts = [];
  for (const [index, Body] of parts.entries()) {
    const PartNumber = index + 1;
    const part = { ...at, UploadId, PartNumber, Body, ChecksumAlgorithm: 'SHA256' } as const;
    const { ETag } = await s3().send(new UploadPartCommand(part));
    Parts.push({ ETag, PartNumber, ChecksumSHA256: each[index]?.toString('base64') });
  }
  await s3().send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }));
  expect(await start(weights)).toMatchObject({ code: 0, error: '' });
});

withMoto('a file with another content ends the task, with both checksums', async () => {
  const manifest = manifestOf(FILES);
  const weights = await staged({ ...FILES, 'model.safetensors': 'TENSORS' }, manifest);
  expect(await start(weights)).toEqual({
    code: 1,
    out: '',
    error: `weights: model.safetensors: stored checksum ${checksum('TENSORS')}, manifest ${checksum('tensors')}`,
  });
});

withMoto('another manifest ends the task, with both hashes', async () => {
  const weights = await staged();
  await put(weights.bucket, `${weights.prefix}manifest.json`, '{"files":[]}');
  expect(await start(weights)).toMatchObject({
    code: 1,
    error: `weights: manifest.json: hash ${hash('{"files":[]}')}, pinned ${weights.manifest}`,
  });
});

withMoto('a file that was replaced by the same content ends the task', async () => {
  const weights = await staged();
  await put(weights.bucket, `${weights.prefix}config.json`, FILES['config.json']);
  expect(await start(weights)).toMatchObject({
    code: 1,
    error: 'weights: config.json: 2 versions, manifest 1',
  });
});

withMoto(
  'a file that is missing, deleted or not in the manifest ends the task, each with a line',
  async () => {
    const { 'config.json': _, ...others } = FILES;
    const weights = await staged({ ...others, 'extra.safetensors': 'x' }, manifestOf(FILES));
    await s3().send(
      new DeleteObjectCommand({ Bucket: weights.bucket, Key: `${weights.prefix}model.safetensors` }),
    );
    expect((await start(weights)).error.split('\n')).toEqual([
      'weights: extra.safetensors: not in the manifest',
      'weights: config.json: 0 versions, manifest 1',
      'weights: model.safetensors: 2 versions, manifest 1',
    ]);
  },
);

withMoto('weights that are not there end the task with a line, and no stack trace', async () => {
  const weights = await staged();
  const ended = await start({ ...weights, prefix: 'elsewhere/' });
  expect(ended.code).toBe(1);
  expect(ended.error).toMatch(/^weights: s3:\/\/\S+\/elsewhere\/: .*NoSuchKey[^\n]*$/);
});
