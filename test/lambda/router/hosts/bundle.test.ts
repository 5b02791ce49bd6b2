import path from 'node:path';
import { build } from 'esbuild';

const ROUTER = path.join(__dirname, '../../../../lambda/router');

/**
 * What the wire path weighs in the function, minified and without the schemas' library, which the router loads anyway.
 * 38 KB when written, 65 KB with tools, formats, reasoning and embeddings on every host; the SDK's two clients weigh
 * 492 KB.
 */
const LARGEST_BYTES = 72 * 1024;

test('the wire path stays lean: signing and framing, no SDK client', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(ROUTER, 'hosts/hosts.ts')],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    external: ['zod/mini'],
    mainFields: ['module', 'main'],
  });
  expect(outputFiles[0]?.contents.byteLength).toBeLessThan(LARGEST_BYTES);
  const packages = Object.keys(metafile.inputs).filter((file) => file.includes('node_modules/@aws-sdk'));
  expect(packages).toEqual([]);
});
