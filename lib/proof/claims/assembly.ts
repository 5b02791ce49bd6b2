import { type Claim, claim } from '../claim';
import { expectedManifest } from '../expected/assembly';
import { mismatches } from '../matching/compare';
import { Things } from '../matching/things';
import type { Scene } from '../scene';
import type { World } from '../template/world';
import { Undecided } from '../undecided';

/** The files that the CDK CLI reads besides the templates say what the proof assumes of them. */
export function assemblyClaim({
  deployment,
  subject,
  world,
}: Pick<Scene, 'deployment' | 'subject' | 'world'>): Claim {
  return claim(
    'world.assembly',
    'the assembly has exactly the deployment’s four stacks, for its account and region, deployed by the roles of the CDK bootstrap that the file names, or without one; it uploads the templates of this proof and the code of the functions, and nothing else',
    () => {
      if (!('manifest' in subject)) throw new Undecided('an account has no assembly');
      const { sections, artifacts, assets, templateHashes, repeatedKeys } = subject.manifest;
      const expected = expectedManifest(deployment, { templateHashes, codeKeysIn: codeKeysIn(world) });
      const uploads = byId(assets, uploadsIn);
      const found = mismatches(
        expected,
        { sections, artifacts: byId(artifacts, withListedTags), templateHashes, uploads },
        new Things([], [], false),
      );
      return {
        against: [...found.map(({ words }) => words()), ...repeatedKeys],
        looked: Object.keys(world.templates.stacks),
        undecided: found.length === 0,
      };
    },
  );
}

/** The `S3Key` of each function of a stack. */
const codeKeysIn = (world: World) => (stack: string) =>
  world
    .ofType('AWS::Lambda::Function')
    .filter((one) => one.stack === stack)
    .map((one) => String((one.get('Code') as { readonly S3Key?: unknown } | undefined)?.S3Key));

interface AssetManifest {
  readonly files?: Readonly<
    Record<string, { readonly destinations?: Readonly<Record<string, unknown>> } & object>
  >;
}

/** An asset manifest with a list of uploads: its own keys for files and destinations mean nothing. */
function uploadsIn(manifest: unknown): object {
  const { files = {}, ...others } = manifest as AssetManifest;
  return {
    ...others,
    files: Object.values(files).flatMap((file): readonly unknown[] => {
      const { destinations = {}, ...others } = file;
      const uploads = Object.values(destinations).map((destination) => ({ ...others, destination }));
      // A file without a destination is no upload, and not expected either.
      return uploads.length > 0 ? uploads : [file];
    }),
  };
}

/** An artifact whose tags are a list: their keys are free. */
function withListedTags(artifact: unknown): unknown {
  const { properties, ...others } = artifact as { readonly properties?: { readonly tags?: object } };
  if (!properties?.tags) return artifact;
  const tags = Object.entries(properties.tags).map(([key, value]) => ({ key, value }));
  return { ...others, properties: { ...properties, tags } };
}

const byId = (all: Readonly<Record<string, unknown>>, change: (one: unknown) => unknown) =>
  Object.fromEntries(Object.entries(all).map(([id, one]) => [id, change(one)]));
