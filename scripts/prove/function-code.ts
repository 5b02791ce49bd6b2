import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { type FunctionCode, SOURCE_FOLDERS, type SourceFolder } from '../../lib/proof/subject';

const PROJECT_ROOT = path.resolve(__dirname, '..', '..');

/** What is in the folder that a function's code is made of. */
export function codeIn(folder: string): FunctionCode {
  // Folders count as well: what is uploaded has them, also empty ones.
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return codeOf(files, (file) => readFileSync(path.join(folder, file)));
}

/** What a function's code is, by its files. */
export function codeOf(names: readonly string[], contentOf: (file: string) => Uint8Array): FunctionCode {
  const files = [...names].sort();
  const source = (file: string) => (files.includes(file) ? sourceOf(contentOf(file)) : undefined);
  const documentReader = source('document-reader.mjs');
  return { files, index: source('index.js') ?? 'unknown', ...(documentReader && { documentReader }) };
}

const sourceOf = (found: Uint8Array): FunctionCode['index'] =>
  SOURCE_FOLDERS.find((folder) => bundleOf(folder).equals(found)) ?? 'unknown';

/** The folders that are bundled as a module of JavaScript, not of CommonJS. */
const MODULES: ReadonlySet<SourceFolder> = new Set(['lambda/document-reader']);

const bundles = new Map<SourceFolder, Buffer>();

/**
 * The bundle of a folder's `index.ts`, freshly made from the files of this repository. The options are written out here,
 * and not taken from lib/gateway/write-handler.ts: an addition there, such as a banner, makes the bytes differ.
 */
export function bundleOf(folder: SourceFolder): Buffer {
  const known = bundles.get(folder);
  if (known) return known;
  const { outputFiles } = buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [path.join(folder, 'index.ts')],
    outfile: 'index.js',
    write: false,
    bundle: true,
    platform: 'node',
    format: MODULES.has(folder) ? 'esm' : 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    logLevel: 'error',
    tsconfigRaw: {},
  });
  const [bundle, ...more] = outputFiles;
  if (!bundle || more.length > 0) throw new Error(`esbuild made ${outputFiles.length} files of ${folder}`);
  const made = Buffer.from(bundle.contents);
  bundles.set(folder, made);
  return made;
}
