import path from 'node:path';
import { build } from 'esbuild';

/** Compiles the runtime's part into one file that plain Node.js runs, and gives its path. */
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
