import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AssetHashType, DockerImage, aws_lambda as lambda } from 'aws-cdk-lib';
import { buildSync } from 'esbuild';
import { ROUTER_CONFIG_FILE, type RouterConfig } from '../../lambda/router/config/router-config';

const PROJECT_ROOT = resolve(__dirname, '..', '..');
const ROUTER_SOURCE = join('lambda', 'router');

/**
 * The deployed package of one lane's router: `index.js` and its configuration, nothing else. The same sources and
 * the same deployment give the same bytes, and the asset is named by them (I11).
 */
export function routerBundle(config: RouterConfig): lambda.Code {
  const configuration = JSON.stringify(config, null, 2);
  return lambda.Code.fromAsset(join(PROJECT_ROOT, ROUTER_SOURCE), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none: the router is bundled by the local esbuild'),
      // The CDK bundles equal options once for all functions; this is what makes the lanes' options differ.
      environment: { ROUTER_CONFIG_SHA256: createHash('sha256').update(configuration).digest('hex') },
      local: {
        tryBundle: (directory) => {
          bundleRouter(directory);
          writeFileSync(join(directory, ROUTER_CONFIG_FILE), configuration);
          return true;
        },
      },
    },
  });
}

/** Writes the router as one CommonJS file, `index.js`, into `directory`. Names stay readable in stack traces. */
function bundleRouter(directory: string): void {
  buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [join(ROUTER_SOURCE, 'index.ts')],
    outfile: join(directory, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // The oldest Node the local run works with; the function itself runs on a newer one.
    target: 'node20',
    // ES modules where a package offers them, so that what is not used is left out.
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    charset: 'utf8',
    logLevel: 'error',
    tsconfigRaw: {},
  });
}
