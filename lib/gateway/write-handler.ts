import { mkdirSync, writeFileSync } from 'node:fs';
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
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'index.js'), bundled(join('lambda', bundle.handler)));
  writeFileSync(join(directory, bundle.configurationFile), configurationText(bundle));
}

const known = new Map<string, Uint8Array>();

/** A handler as one CommonJS file, made once per process: every lane has the same. Identifiers are kept for stack traces. */
function bundled(source: string): Uint8Array {
  const made = known.get(source) ?? bundle(source);
  known.set(source, made);
  return made;
}

function bundle(source: string): Uint8Array {
  const { outputFiles } = buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [join(source, 'index.ts')],
    write: false,
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
  const [made, ...more] = outputFiles;
  if (!made || more.length > 0) throw new Error(`esbuild made ${outputFiles.length} files of ${source}`);
  return made.contents;
}
