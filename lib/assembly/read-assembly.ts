import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Template } from './template';

/** One stack of a cloud assembly, with the paths of its code assets. */
export interface SynthesizedStack {
  readonly name: string;
  readonly templateFile: string;
  readonly template: Template;
  /** The folder or file of each S3 object key in the template. */
  readonly assets: ReadonlyMap<string, string>;
}

interface Manifest {
  readonly artifacts: Readonly<
    Record<string, { readonly type: string; readonly properties?: Readonly<Record<string, string>> }>
  >;
}

interface AssetManifest {
  readonly files?: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path?: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/** Reads a cloud assembly as `cdk deploy` does: manifest, templates, asset manifests. */
export function readAssembly(folder: string): readonly SynthesizedStack[] {
  const { artifacts } = readJson<Manifest>(folder, 'manifest.json');
  return Object.entries(artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, { properties = {} }]) => {
      const templateFile = properties.templateFile ?? `${id}.template.json`;
      return {
        name: properties.stackName ?? id,
        templateFile: path.join(folder, templateFile),
        template: readJson<Template>(folder, templateFile),
        assets: assetsOf(folder, artifacts[`${id}.assets`]?.properties?.file),
      };
    });
}

/** The templates of a cloud assembly, by stack name. */
export const templatesIn = (folder: string): ReadonlyMap<string, Template> =>
  new Map(readAssembly(folder).map(({ name, template }) => [name, template]));

function assetsOf(folder: string, manifestFile: string | undefined): ReadonlyMap<string, string> {
  if (manifestFile === undefined) return new Map();
  const { files = {} } = readJson<AssetManifest>(folder, manifestFile);
  return new Map(
    Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(
        ({ objectKey }) => [objectKey, path.resolve(folder, source.path ?? '')] as const,
      ),
    ),
  );
}

function readJson<T>(folder: string, file: string): T {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
}
