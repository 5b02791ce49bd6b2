import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AssetHashType, DockerImage, aws_lambda as lambda } from 'aws-cdk-lib';
import { configurationText, type HandlerBundle, PROJECT_ROOT, writeHandler } from './write-handler';

/**
 * The deployed package of a function, as code of the CDK. The same sources and the same deployment give the same bytes,
 * and the hash of the asset is computed from them (I11).
 */
export function handlerBundle(bundle: HandlerBundle): lambda.Code {
  return lambda.Code.fromAsset(join(PROJECT_ROOT, 'lambda', bundle.handler), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none: handlers are bundled by the local esbuild'),
      // The CDK bundles once for all functions with equal options. This value makes the options of the lanes differ.
      environment: {
        CONFIGURATION_SHA256: createHash('sha256').update(configurationText(bundle)).digest('hex'),
      },
      local: {
        tryBundle: (directory) => {
          writeHandler(bundle, directory);
          return true;
        },
      },
    },
  });
}
