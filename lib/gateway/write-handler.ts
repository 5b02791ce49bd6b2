import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync, type Format } from 'esbuild';
import { DOCUMENT_READER_FILE } from '../../lambda/document-reader/reading';

export const PROJECT_ROOT = resolve(__dirname, '..', '..');

export interface HandlerBundle {
  /** Folder below `lambda/` whose `index.ts` exports `handler`. */
  readonly handler: string;
  /** Written beside the handler as `configurationFile`. */
  readonly configuration: object;
  readonly configurationFile: string;
  /** Whether the handler has the reader of documents beside it, which it runs in a thread. @default false */
  readonly readsDocuments?: boolean;
}

/** The configuration as it is written. */
export function configurationText({ configuration }: HandlerBundle): string {
  return JSON.stringify(configuration, null, 2);
}

/**
 * Writes the deployed package of a function into a folder: `index.js`, its configuration, and the reader of documents where
 * the handler has one; nothing else.
 */
export function writeHandler(bundle: HandlerBundle, directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'index.js'), bundled(join('lambda', bundle.handler), 'cjs'));
  if (bundle.readsDocuments) writeFileSync(join(directory, DOCUMENT_READER_FILE), documentReaderBundle());
  writeFileSync(join(directory, bundle.configurationFile), configurationText(bundle));
}

const known = new Map<string, Uint8Array>();

/** The reader of documents, as it lies beside the handler: a module, because its library is one. */
export const documentReaderBundle = (): Uint8Array => bundled(join('lambda', 'document-reader'), 'esm');

/** A program as one file, made once per process: every lane has the same. Identifiers are kept for stack traces. */
function bundled(source: string, format: Format): Uint8Array {
  const made = known.get(source) ?? bundle(source, format);
  known.set(source, made);
  return made;
}

function bundle(source: string, format: Format): Uint8Array {
  const { outputFiles } = buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [join(source, 'index.ts')],
    write: false,
    bundle: true,
    platform: 'node',
    format,
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
