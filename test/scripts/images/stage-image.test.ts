import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planImage } from '../../../scripts/images/plan-image';
import { anonymous } from '../../../scripts/images/registry/credentials';
import { findSkopeo } from '../../../scripts/images/skopeo/find-skopeo';
import { authFileText, skopeoArguments } from '../../../scripts/images/skopeo/skopeo-copy';
import { stageImage } from '../../../scripts/images/stage-image';
import { builtImage } from './support/built-image';
import {
  debianRegistry,
  HTPASSWD,
  startRegistry,
  USER,
  withRegistry,
  withSkopeo,
} from './support/debian-registry';
import { pulled, push } from './support/push';
import { AMD } from './support/staging';

// Against the registry that Debian packages: the protocol as it is spoken.

const registry = debianRegistry();

const at = (repository: string, tag: string) => ({
  kind: 'registry' as const,
  image: { registry: registry().host, repository, tag },
  credentials: anonymous,
});

describe.each([
  ['the own client', 'own', withRegistry, () => ({})],
  ['skopeo', 'skopeo', withSkopeo, () => ({ skopeo: findSkopeo(process.env.PATH) ?? 'skopeo' })],
] as const)('by %s', (_name, folder, when, program) => {
  when.each(['oci', 'docker'] as const)(
    'an image of the form %s has the same bytes and digest at the target',
    async (form) => {
      const image = builtImage([10, 300_000, 2_000_000], { form });
      await push(registry().host, `${folder}/${form}`, image, 'v1');
      const to = at(`${folder}/target-${form}`, 'm-1');
      const staged = await stageImage({
        from: at(`${folder}/${form}`, 'v1'),
        to,
        platform: AMD,
        ...program(),
      });
      expect(staged.platformDigest).toBe(image.manifest.digest);
      expect(await pulled(registry().host, to.image.repository, 'm-1')).toEqual(image.manifest.bytes);
    },
  );

  when('an image that is there is not copied again', async () => {
    await push(registry().host, `${folder}/twice`, builtImage([1000]), 'v1');
    const asked = {
      from: at(`${folder}/twice`, 'v1'),
      to: at(`${folder}/twice-target`, 'm-1'),
      platform: AMD,
      ...program(),
    };
    await stageImage(asked);
    expect(await stageImage(asked)).toMatchObject({ copied: 0, skipped: 2 });
  });

  when('a login is used for the target, and a wrong one is an error of kind login', async () => {
    const closed = await startRegistry(HTPASSWD);
    await push(registry().host, `${folder}/login`, builtImage([1000]), 'v1');
    const asked = (password: string) => ({
      from: at(`${folder}/login`, 'v1'),
      to: {
        kind: 'registry' as const,
        image: { registry: closed.host, repository: 'images', tag: 'm-1' },
        credentials: () => Promise.resolve({ ...USER, password }),
      },
      platform: AMD,
      ...program(),
    });
    await expect(stageImage(asked('wrong'))).rejects.toMatchObject({ kind: 'login' });
    expect(await stageImage(asked(USER.password))).toMatchObject({ copied: 2 });
    await closed.close();
  });
});

withRegistry('a blob of the same registry is taken from the repository beside it', async () => {
  const image = builtImage([1_000_000]);
  await push(registry().host, 'beside/source', image, 'v1');
  const seen: number[] = [];
  const [from, to] = [at('beside/source', 'v1'), at('beside/target', 'm-1')];
  await stageImage({ from, to, platform: AMD, onProgress: ({ done }) => seen.push(done) });
  // One report for each blob, and one for the whole: nothing was streamed.
  expect(seen).toHaveLength(3);
});

withRegistry('an image of which a layer has no byte is copied', async () => {
  await push(registry().host, 'empty/source', builtImage([0, 5]), 'v1');
  const other = await startRegistry();
  const to = {
    kind: 'registry' as const,
    image: { registry: other.host, repository: 'images', tag: 'm-1' },
    credentials: anonymous,
  };
  expect(await stageImage({ from: at('empty/source', 'v1'), to, platform: AMD })).toMatchObject({
    copied: 3,
  });
  await other.close();
});

withRegistry('a plan says what is missing, and writes nothing', async () => {
  const image = builtImage([1000]);
  await push(registry().host, 'plan/source', image, 'v1');
  const reach = { pause: () => Promise.resolve() };
  const planned = await planImage(at('plan/source', 'v1'), at('plan/target', 'm-1'), AMD, reach);
  expect(planned).toMatchObject({
    tagged: false,
    missing: { blobs: 2 },
    platformDigest: image.manifest.digest,
  });
  expect(await pulled(registry().host, 'plan/target', 'm-1')).toBe(404);
});

withSkopeo('the folder with the logins of skopeo is gone after a copy that fails', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'temporary-'));
  const before = process.env.TMPDIR;
  process.env.TMPDIR = temporary;
  try {
    const image = builtImage([1000]);
    await push(registry().host, 'gone/source', image, 'v1');
    const to = { ...at('gone/target', 'm-1') };
    const program = { skopeo: '/bin/false' };
    await expect(
      stageImage({ from: at('gone/source', 'v1'), to, platform: AMD, ...program }),
    ).rejects.toMatchObject({ kind: 'refused', words: expect.stringContaining('skopeo did not copy') });
    expect(readdirSync(temporary)).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(temporary, { recursive: true });
  }
});

test('skopeo gets no login among its arguments, and speaks HTTP to this machine only', () => {
  const from = { registry: 'docker.io', repository: 'a/b', digest: `sha256:${'a'.repeat(64)}` };
  const to = { registry: 'localhost:5000', repository: 'c', tag: 'm-1' };
  expect(skopeoArguments(from, to, '/tmp/x/auth.json')).toEqual([
    'copy',
    '--preserve-digests',
    '--authfile=/tmp/x/auth.json',
    '--dest-tls-verify=false',
    `docker://docker.io/a/b@${from.digest}`,
    'docker://localhost:5000/c:m-1',
  ]);
  const login = { username: 'u', password: 'p' };
  expect(JSON.parse(authFileText([{ image: from }, { image: to, login }]))).toEqual({
    auths: { 'localhost:5000': { auth: 'dTpw' } },
  });
});

test('skopeo is looked for in the absolute folders of the PATH', () => {
  expect(findSkopeo('.:/nonexistent::relative')).toBeUndefined();
  expect(findSkopeo(undefined)).toBeUndefined();
});
