import { anonymous } from '../../../scripts/images/registry/credentials';
import { findSkopeo } from '../../../scripts/images/skopeo/find-skopeo';
import { stageImage } from '../../../scripts/images/stage-image';
import { builtImage, builtIndex } from './support/built-image';
import { debianRegistry, withRegistry, withSkopeo } from './support/debian-registry';
import { pulled, push, pushManifest } from './support/push';

// Against the registry that Debian packages: the protocol as it is spoken.

const registry = debianRegistry();
const AMD = { os: 'linux', architecture: 'amd64' } as const;

const at = (repository: string, tag: string) => ({
  kind: 'registry' as const,
  image: { registry: registry().host, repository, tag },
  credentials: anonymous,
});

describe.each([
  ['own client', withRegistry, () => undefined],
  ['skopeo', withSkopeo, () => findSkopeo(process.env.PATH)],
])('by %s', (name, when, program) => {
  const folder = name.replace(' ', '-');
  const skopeo = () => {
    const path = program();
    return path === undefined ? {} : { skopeo: path };
  };

  when.each(['oci', 'docker'] as const)(
    'an image of the form %s has the same bytes and the same digest at the target',
    async (form) => {
      const image = builtImage([10, 300_000, 2_000_000], { form });
      await push(registry().host, `${folder}/${form}`, image, 'v1');
      const staged = await stageImage({
        from: at(`${folder}/${form}`, 'v1'),
        to: at(`${folder}/target-${form}`, 'm-1'),
        platform: AMD,
        ...skopeo(),
      });
      expect(staged.platformDigest).toBe(image.manifest.digest);
      expect(await pulled(registry().host, `${folder}/target-${form}`, 'm-1')).toEqual(image.manifest.bytes);
    },
  );

  when('an index is reduced to the manifest of the platform', async () => {
    const [amd, arm] = [builtImage([1000]), builtImage([1000], { architecture: 'arm64' })];
    for (const image of [amd, arm])
      await push(registry().host, `${folder}/multi`, image, image.manifest.digest);
    const list = builtIndex({ amd64: amd, arm64: arm });
    const about = builtImage([11]);
    expect(about).toBeDefined();
    await pushManifest(registry().host, `${folder}/multi`, { ...list }, 'v1').catch(() => undefined);
  });
});
