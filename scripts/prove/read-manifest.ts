import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../lib/proof/subject';

interface Artifact {
  /** Construct paths and stack traces. The CLI only prints them. */
  readonly metadata?: unknown;
}

/** Reads what the CDK CLI does with a cloud assembly. */
export function readManifest(folder: string): Manifest {
  const files = readdirSync(folder);
  const { artifacts } = readJson(folder, 'manifest.json') as {
    readonly artifacts: Readonly<Record<string, Artifact>>;
  };
  const named = (suffix: string) => files.filter((file) => file.endsWith(suffix));
  return {
    artifacts: byName(Object.keys(artifacts), (id) => ({ ...artifacts[id], metadata: undefined })),
    assets: byName(named('.assets.json'), (file) => readJson(folder, file)),
    templateHashes: byName(named('.template.json'), (file) => sha256(path.join(folder, file))),
  };
}

function byName<T>(names: readonly string[], read: (name: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const readJson = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
