import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ONLY_PRINTED } from '../../lib/proof/expected/artifact-metadata';
import { repeatedKeys } from '../../lib/proof/repeated-keys';
import type { Manifest, MetadataEntry } from '../../lib/proof/subject';

/** The entries of an artifact by construct path, in `manifest.json` or in a file beside it. */
type Metadata = Readonly<Record<string, readonly MetadataEntry[]>>;

interface Artifact {
  readonly metadata?: Metadata;
  readonly additionalMetadataFile?: string;
}

/** Reads what the CDK CLI does with a cloud assembly. */
export function readManifest(folder: string): Manifest {
  const files = readdirSync(folder);
  const { artifacts, ...sections } = readJson(folder, 'manifest.json') as {
    readonly artifacts: Readonly<Record<string, Artifact>>;
  };
  const named = (suffix: string) => files.filter((file) => file.endsWith(suffix));
  return {
    sections,
    artifacts: byName(Object.keys(artifacts), (id) => ({
      ...artifacts[id],
      metadata: actedUpon(folder, artifacts[id] ?? {}),
    })),
    assets: byName(named('.assets.json'), (file) => readJson(folder, file)),
    templateHashes: byName(named('.template.json'), (file) => sha256(path.join(folder, file))),
    repeatedKeys: jsonFilesBelow(folder).flatMap((file) =>
      repeatedKeys(readFileSync(path.join(folder, file), 'utf8')).map(
        (key) => `${file}: the key ${JSON.stringify(key)} is lost, because an object has a key twice`,
      ),
    ),
  };
}

/** The metadata that the CLI does not only print, of both places in which it looks; `undefined` if there is none. */
function actedUpon(folder: string, { metadata, additionalMetadataFile }: Artifact) {
  const file = additionalMetadataFile && path.join(folder, additionalMetadataFile);
  const more = file && existsSync(file) ? (readJson(folder, additionalMetadataFile) as Metadata) : {};
  const entries = [metadata ?? {}, more].flatMap((one) => Object.values(one).flat());
  const found = entries
    .filter(({ type }) => !ONLY_PRINTED.includes(type))
    .map(({ type, data }) => ({ type, data }));
  return found.length > 0 ? found : undefined;
}

/** The JSON of the assembly: manifest, templates, asset manifests, and what is bundled with the functions. */
const jsonFilesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

function byName<T>(names: readonly string[], read: (name: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

const readJson = (folder: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
