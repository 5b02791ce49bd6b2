import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AssetHashType, DockerImage, aws_lambda as lambda } from 'aws-cdk-lib';
import { buildSync } from 'esbuild';

const PROJECT_ROOT = resolve(__dirname, '..', '..');

export interface HandlerBundle {
  /** Folder below `lambda/` whose `index.ts` exports `handler`. */
  readonly handler: string;
  /** Written beside the handler as `configurationFile`. */
  readonly configuration: object;
  readonly configurationFile: string;
}

/**
 * The deployed package of a function: `index.js` and its configuration, nothing else. The same sources and the
 * same deployment give the same bytes, and the hash of the asset is computed from them (I11).
 */
export function handlerBundle(bundle: HandlerBundle): lambda.Code {
  const source = join('lambda', bundle.handler);
  const configuration = JSON.stringify(bundle.configuration, null, 2);
  return lambda.Code.fromAsset(join(PROJECT_ROOT, source), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none: handlers are bundled by the local esbuild'),
      // The CDK bundles once for all functions with equal options. This value makes the options of the lanes differ.
      environment: { CONFIGURATION_SHA256: createHash('sha256').update(configuration).digest('hex') },
      local: {
        tryBundle: (directory) => {
          bundleHandler(source, directory);
          writeFileSync(join(directory, bundle.configurationFile), configuration);
          return true;
        },
      },
    },
  });
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
