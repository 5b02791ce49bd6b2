import { type Claim, claim } from '../claim';
import { expectedManifest } from '../expected/assembly';
import { mismatches } from '../matching/compare';
import { Things } from '../matching/things';
import type { Scene } from '../scene';
import type { World } from '../template/world';

/** The files that the CDK CLI reads besides the templates say what the proof assumes of them. */
export function assemblyClaim({
  deployment,
  subject,
  world,
}: Pick<Scene, 'deployment' | 'subject' | 'world'>): Claim {
  return claim(
    'world.assembly',
    'the assembly has exactly the deployment’s four stacks, for its account and region, deployed by the roles of the CDK bootstrap; it uploads the templates of this proof and the code of the functions, and nothing else',
    () => {
      const { artifacts, assets, templateHashes } = subject.manifest;
      const expected = expectedManifest(deployment, { templateHashes, codeKeysIn: codeKeysIn(world) });
      const uploads = Object.fromEntries(
        Object.entries(assets).map(([file, manifest]) => [file, uploadsIn(manifest)]),
      );
      const found = mismatches(expected, { artifacts, templateHashes, uploads }, new Things([], [], false));
      return { against: found.map(({ words }) => words()), looked: Object.keys(subject.stacks) };
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
