import { join } from 'node:path';
import { build } from 'esbuild';

const WIRE = join(__dirname, '..');

/** The programs that are bundled, each into one file, with the options of a deployed handler. */
const SOURCES = {
  probe: 'processes/probe.ts',
  upstream: 'upstream/upstream.ts',
  load: 'load/load-generator.ts',
  empty: 'contestants/empty.ts',
  bare: 'contestants/bare.ts',
  floor: 'contestants/floor.ts',
  sdk: 'contestants/sdk.ts',
  router: 'contestants/router.ts',
} as const;

export type Built = Readonly<Record<keyof typeof SOURCES, string>>;

/** Bundles the programs of the bench into a folder, and returns their files. */
export async function buildPrograms(folder: string): Promise<Built> {
  const entryPoints = Object.entries(SOURCES).map(([out, source]) => ({ in: join(WIRE, source), out }));
  await build({
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'error',
    tsconfigRaw: {},
  });
  const files = Object.keys(SOURCES).map((name) => [name, join(folder, `${name}.cjs`)]);
  return Object.fromEntries(files) as Built;
}
