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
import { writeWeights } from '../../../scripts/weights/folder/write-weights';
import { readWeights } from '../../../scripts/weights/read-weights';
import { folderSource } from '../../../scripts/weights/source/folder';
import type { WeightsSource } from '../../../scripts/weights/source/source';
import { json, STAGED, safetensors, smallModel, sourceOf, WEIGHTS, writeFiles } from './small-model';

const TENSORS = 'model-00002-of-00002.safetensors';
const PART = 1024;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weights-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (source: WeightsSource = sourceOf(smallModel())) =>
  writeWeights({
    model: 'qwen3-8b',
    weights: WEIGHTS,
    source,
    folder,
    partBytes: PART,
    wait: async () => undefined,
  });
const read = (place: string) =>
  readWeights({ weights: WEIGHTS, source: folderSource(place), partBytes: PART });

/** Where the files of a run that has not ended are. */
const partial = () => {
  const [name = ''] = readdirSync(join(folder, 'qwen3-8b')).filter((entry) => entry.startsWith('.partial-'));
  return join(folder, 'qwen3-8b', name);
};

/** A source that breaks for good at a byte of the last file. */
const broken = (): WeightsSource => {
  const source = sourceOf(smallModel());
  return {
    ...source,
    async *open(file, range, signal) {
      const isLast = file.path === TENSORS && range.end === file.bytes;
      if (!isLast) return yield* source.open(file, range, signal);
      yield* source.open(file, { start: range.start, end: 1500 }, signal);
      throw new Error('the cable');
    },
  };
};

test('files and manifest are written below the hash of the manifest', async () => {
  const { folder: place, manifest } = await write();
  expect(place).toBe(join(folder, `qwen3-8b/sha256-${manifest}/`));
  expect(readdirSync(place).sort()).toEqual([...STAGED, 'manifest.json'].sort());
});

test('what was written has the manifest that staging from the source has', async () => {
  const { folder: place, manifest } = await write();
  expect((await read(place)).hash).toBe(manifest);
});

test('a run that was interrupted leaves no folder of that name, and the next one continues', async () => {
  await expect(write(broken())).rejects.toThrow('the cable');
  expect(readFileSync(join(partial(), TENSORS))).toHaveLength(1500);
  const asked: number[] = [];
  const source = sourceOf(smallModel());
  const { manifest } = await write({
    ...source,
    open(file, range, signal) {
      if (file.path === TENSORS && range.start > 8) asked.push(range.start);
      return source.open(file, range, signal);
    },
  });
  expect(asked).toContain(1500);
  expect(readdirSync(join(folder, 'qwen3-8b'))).toEqual([`sha256-${manifest}`]);
});

test('a part of a file that was changed meanwhile is removed and said', async () => {
  await expect(write(broken())).rejects.toThrow();
  writeFileSync(join(partial(), TENSORS), Buffer.alloc(1500));
  const source = sourceOf(smallModel());
  const stating = { ...source, list: async () => await listWithHashes() };
  await expect(write(stating)).rejects.toMatchObject({ kind: 'changed' });
  expect(readdirSync(partial())).not.toContain(TENSORS);
  expect((await write(stating)).files).toBe(STAGED.length);
});

async function listWithHashes() {
  const place = mkdtempSync(join(tmpdir(), 'weights-'));
  writeFiles(place, smallModel());
  const { digests } = await readWeights({ weights: WEIGHTS, source: folderSource(place), partBytes: PART });
  rmSync(place, { recursive: true });
  return (await sourceOf(smallModel()).list()).map((file) => ({
    ...file,
    sha256: digests.get(file.path)?.sha256,
  }));
}

test('a disk that is too small is said before anything is written', async () => {
  const bytes = 2 ** 50;
  const header = { all: { dtype: 'U8', shape: [bytes], data_offsets: [0, bytes] } };
  const text = Buffer.from(JSON.stringify(header));
  const files = {
    'config.json': json({ architectures: ['X'] }),
    'tokenizer.json': json({}),
    'model.safetensors': safetensors({ all: 1 }),
  };
  const head = Buffer.concat([Buffer.alloc(8), text]);
  head.writeBigUInt64LE(BigInt(text.length));
  const source = sourceOf({ ...files, 'model.safetensors': head });
  const large: WeightsSource = {
    ...source,
    list: async () =>
      (await source.list()).map((file) =>
        file.path === 'model.safetensors' ? { ...file, bytes: bytes + 8 + text.length } : file,
      ),
  };
  const failure = expect(
    writeWeights({ model: 'm', weights: WEIGHTS, source: large, folder, partBytes: 2 ** 40 }),
  ).rejects;
  await failure.toMatchObject({
    kind: 'disk-full',
    message: expect.stringMatching(/has room for \d+ bytes/),
  });
  expect(readdirSync(partialOf('m'))).toEqual([]);
});

const partialOf = (model: string) => join(folder, model, readdirSync(join(folder, model))[0] ?? '');

test('a disk that becomes full meanwhile is said, and what is written stays', async () => {
  await expect(write(broken())).rejects.toThrow();
  rmSync(join(partial(), TENSORS));
  symlinkSync('/dev/full', join(partial(), TENSORS));
  await expect(write()).rejects.toMatchObject({
    kind: 'disk-full',
    message: expect.stringMatching(/Make room/),
  });
  expect(readdirSync(partial())).toContain('config.json');
});

describe('a folder with a manifest is refused when', () => {
  const tampered = async (change: (place: string) => void) => {
    const { folder: place } = await write();
    change(place);
    return expect(read(place)).rejects;
  };

  test('a byte of a file differs', async () => {
    const failure = await tampered((place) => {
      const body = readFileSync(join(place, TENSORS));
      body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
      writeFileSync(join(place, TENSORS), body);
    });
    await failure.toMatchObject({ kind: 'changed', message: expect.stringContaining(TENSORS) });
  });

  test('a file has another length', async () => {
    const failure = await tampered((place) => writeFileSync(join(place, 'LICENSE'), 'none'));
    await failure.toMatchObject({
      kind: 'changed',
      message: expect.stringMatching(/LICENSE has 4 bytes where 14/),
    });
  });

  test('the manifest was edited', async () => {
    const failure = await tampered((place) => {
      const path = join(place, 'manifest.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace('Qwen/', 'qwen/').replace('{', '{ '));
    });
    await failure.toMatchObject({
      kind: 'changed',
      message: expect.stringMatching(/is no manifest of weights/),
    });
  });
});

test('a folder that is not there is said', async () => {
  await expect(read(join(folder, 'none'))).rejects.toMatchObject({ kind: 'not-found' });
});

test('symbolic links of the cache of hf are followed', async () => {
  const cache = join(folder, 'cache');
  writeFiles(cache, smallModel());
  const snapshot = join(folder, 'snapshot');
  mkdirSync(snapshot);
  for (const path of STAGED) symlinkSync(join(cache, path), join(snapshot, path));
  expect((await read(snapshot)).files.map(({ path }) => path).sort()).toEqual([...STAGED].sort());
});
