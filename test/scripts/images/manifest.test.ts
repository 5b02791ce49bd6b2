import { readManifest, storedManifest } from '../../../scripts/images/manifest';
import { builtImage, stored } from './support/built-image';

const { manifest } = builtImage([10]);
const parsed = JSON.parse(manifest.bytes.toString('utf8'));
const read = (value: unknown, mediaType = manifest.mediaType) =>
  readManifest(storedManifest(Buffer.from(JSON.stringify(value)), mediaType), 'a/b:c');

test('a manifest lists its configuration and its layers', () => {
  expect(read(parsed)).toMatchObject({ kind: 'image', layers: [{ size: 10 }] });
});

test('the type that a manifest states counts more than the one that its registry answers', () => {
  expect(storedManifest(manifest.bytes, 'text/plain; charset=utf-8').mediaType).toBe(manifest.mediaType);
});

const layer = parsed.layers[0];
test.each([
  ['schema 1', { schemaVersion: 1 }, 'application/vnd.docker.distribution.manifest.v1+prettyjws', 'schema 1'],
  ['a page', {}, 'text/html', '"text/html", not a manifest'],
  [
    'a chart',
    { ...parsed, config: { ...parsed.config, mediaType: 'application/vnd.cncf.helm.config.v1+json' } },
    undefined,
    'helm',
  ],
  [
    'a layer at an address',
    { ...parsed, layers: [{ ...layer, urls: ['https://a.example/x'] }] },
    undefined,
    'outside the registry, at https://a.example/x',
  ],
  [
    'a foreign layer',
    {
      ...parsed,
      layers: [{ ...layer, mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip' }],
    },
    undefined,
    `${layer.digest} is kept outside`,
  ],
  [
    'an encrypted layer',
    { ...parsed, layers: [{ ...layer, mediaType: `${layer.mediaType}+encrypted` }] },
    undefined,
    'encrypted',
  ],
  [
    'a digest that is a path',
    { ...parsed, layers: [{ ...layer, digest: 'sha256:../../etc/passwd' }] },
    undefined,
    'layers.0.digest',
  ],
  ['a negative size', { ...parsed, config: { ...parsed.config, size: -1 } }, undefined, 'config.size'],
  ['no layers', { mediaType: manifest.mediaType, config: parsed.config }, undefined, 'layers'],
])('%s is refused by name', (_what, value, mediaType, words) => {
  expect(() => read(value, mediaType)).toThrow(words);
});

test('bytes that are no JSON are refused in words', () => {
  const { bytes, mediaType } = stored(Buffer.from('{'), manifest.mediaType);
  expect(() => readManifest(storedManifest(bytes, mediaType), 'a')).toThrow('does not have the form');
});
