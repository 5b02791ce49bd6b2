import { Module } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

type Detector = typeof import('../../lambda/router/detect/detect');

/** The detector as it is deployed: bundled into one file, where an import is not a property look-up. */
export function bundledDetector(): Detector {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '../../lambda/router/detect/detect.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const bundle = new Module('detector') as Module & { _compile(code: string, name: string): void };
  bundle._compile(outputFiles[0]?.text ?? '', 'detector.js');
  return bundle.exports;
}
