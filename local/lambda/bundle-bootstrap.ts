import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the local runtime into one file that Node.js runs, and returns its path. */
export async function bundleBootstrap(folder: string): Promise<string> {
  const outfile = path.join(folder, 'bootstrap.cjs');
  await build({
    entryPoints: [path.join(__dirname, '../runtime/bootstrap.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}
