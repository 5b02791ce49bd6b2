import { join } from 'node:path';
import { AWS_SERVICES } from '../../../lambda/aws/endpoints';
import { createApp } from '../../../lib/assembly/app';
import { readAssembly } from '../../../lib/assembly/read-assembly';
import { synthesize } from '../../../lib/assembly/synthesize';
import { readDeployment } from '../../../lib/config/read-deployment';
import { lambdaVariables, routerName } from '../../../local/router/lambda-variables';
import { localValues, resolveVariables } from '../../../local/router/local-values';
import { readSynthesizedApi } from '../../../local/synthesized/read-synthesized-api';
import { MODELS } from '../plan/request';
import { deployment, ROLE } from './deployment';

/** Only the bench's own servers see them, and they do not check signatures. */
const CREDENTIALS = { accessKeyId: 'AKIDBENCH', secretAccessKey: 'bench', sessionToken: 'bench' };

/**
 * Synthesizes the deployment of the bench, and returns the environment of its open lane's router. `LAMBDA_TASK_ROOT` is
 * the folder with the bundle, byte by byte what a deploy would upload.
 */
export function deployedRouter(scratch: string): (upstream: string) => Readonly<Record<string, string>> {
  const folder = join(scratch, 'assembly');
  const read = readDeployment(deployment, join('bench', 'wire', 'run', 'deployment.ts'));
  synthesize(createApp({ outdir: folder }), read, { now: new Date(), onWarning: () => undefined });
  const { routers } = readSynthesizedApi(readAssembly(folder));
  const router = routers.find(({ config }) => config.lane === 'open');
  if (!router) throw new Error('the deployment of the bench has no router on the open lane');
  const { config, variables } = router;
  const name = routerName(config.deployment, config.lane);
  return (upstream) => ({
    ...resolveVariables(
      variables,
      localValues(config, {
        addresses: { [MODELS.openai]: upstream },
        guardrail: { id: 'benchguardrail', version: '1' },
      }),
    ),
    ...lambdaVariables(router, name, CREDENTIALS),
    ...Object.fromEntries(Object.values(AWS_SERVICES).map(({ override }) => [override, upstream])),
    PRINCIPAL: `arn:aws:sts::${config.account}:assumed-role/${ROLE}/session`,
  });
}
