import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceFile, WeightsSource } from '../../../scripts/weights/source/source';

/** The files of a repository, by path. */
export type Files = Readonly<Record<string, Buffer>>;

export const REVISION = 'b968826d9c46dd6066d109eabc6255188de91218';
export const WEIGHTS = { source: 'Qwen/Qwen3-8B', revision: REVISION } as const;

/** A safetensors file of tensors of bytes. @param seed so that files differ */
export function safetensors(lengths: Readonly<Record<string, number>>, seed = 1): Buffer {
  let at = 0;
  const header: Record<string, object> = { __metadata__: { format: 'pt' } };
  for (const [name, length] of Object.entries(lengths)) {
    header[name] = { dtype: 'U8', shape: [length], data_offsets: [at, at + length] };
    at += length;
  }
  const data = Buffer.alloc(at);
  for (let index = 0; index < at; index++) data[index] = (index * 31 + seed * 7) % 251;
  return safetensorsFile(header, data);
}

export function safetensorsFile(header: object, data: Buffer): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, data]);
}

export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A model in two files of tensors, with what repositories have besides. @param tensorBytes of each of its two tensors */
export function smallModel(tensorBytes = 3000): Files {
  const [one, other] = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'] as const;
  return {
    'config.json': json({ architectures: ['Qwen3ForCausalLM'], model_type: 'qwen3' }),
    'tokenizer.json': json({ version: '1.0' }),
    'chat_template.jinja': Buffer.from('{{ messages }}'),
    LICENSE: Buffer.from('Apache License'),
    'model.safetensors.index.json': json({ metadata: {}, weight_map: { embed: one, head: other } }),
    [one]: safetensors({ embed: tensorBytes }, 1),
    [other]: safetensors({ head: tensorBytes }, 2),
    'README.md': Buffer.from('# A model'),
    'pytorch_model.bin': Buffer.from('a pickle'),
    'modeling_qwen3.py': Buffer.from('import os'),
    'original/consolidated.safetensors': safetensors({ all: 10 }),
  };
}

/** What of {@link smallModel} is staged. */
export const STAGED = [
  'LICENSE',
  'chat_template.jinja',
  'config.json',
  'model-00001-of-00002.safetensors',
  'model-00002-of-00002.safetensors',
  'model.safetensors.index.json',
  'tokenizer.json',
] as const;

/** A source in memory. */
export function sourceOf(files: Files, name = 'a source'): WeightsSource {
  return {
    name,
    list: async () => listed(files),
    async *open({ path }, { start, end }) {
      yield (files[path] ?? Buffer.alloc(0)).subarray(start, end);
    },
  };
}

export const listed = (files: Files): readonly SourceFile[] =>
  Object.entries(files).map(([path, { length: bytes }]) => ({ path, bytes }));

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
