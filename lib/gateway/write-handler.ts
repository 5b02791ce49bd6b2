import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

export const PROJECT_ROOT = resolve(__dirname, '..', '..');

export interface HandlerBundle {
  /** Folder below `lambda/` whose `index.ts` exports `handler`. */
  readonly handler: string;
  /** Written beside the handler as `configurationFile`. */
  readonly configuration: object;
  readonly configurationFile: string;
}

/** The configuration as it is written. */
export function configurationText({ configuration }: HandlerBundle): string {
  return JSON.stringify(configuration, null, 2);
}

/** Writes the deployed package of a function into a folder: `index.js` and its configuration, nothing else. */
export function writeHandler(bundle: HandlerBundle, directory: string): void {
  bundleHandler(join('lambda', bundle.handler), directory);
  writeFileSync(join(directory, bundle.configurationFile), configurationText(bundle));
}

/** Writes a handler as one CommonJS file, `index.js`, into `directory`. Identifiers are kept for stack traces. */
function bundleHandler(source: string, directory: string): void {
  buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [join(source, 'index.ts')],
    outfile: join(directory, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest Node that the local run supports; the deployed function runs on a newer one.
    target: 'node20',
    // ES modules if a package has them, so that esbuild can drop unused code.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    logLevel: 'error',
    tsconfigRaw: {},
  });
}
