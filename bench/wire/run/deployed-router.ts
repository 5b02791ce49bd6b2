import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_SERVICES } from '../../../lambda/aws/endpoints';
import { ROUTER_CONFIG_FILE } from '../../../lambda/router/config/router-config';
import { readDeployment } from '../../../lib/config/read-deployment';
import { routerConfigFor } from '../../../lib/gateway/router-config';
import { writeHandler } from '../../../lib/gateway/write-handler';
import { planOf } from '../../../lib/plan/plan';
import { localValues } from '../../../local/router/local-values';
import { MODELS } from '../plan/request';
import { deployment, ROLE } from './deployment';

/**
 * Writes the package of the open lane's router, byte by byte what a deploy of the bench's deployment would upload.
 * Returns the environment of its function, for the address of the upstream servers.
 */
export function deployedRouter(scratch: string): (upstream: string) => Readonly<Record<string, string>> {
  const folder = join(scratch, 'router');
  mkdirSync(folder);
  const read = readDeployment(deployment, join('bench', 'wire', 'run', 'deployment.ts'));
  const configuration = routerConfigFor(planOf(read), 'open');
  writeHandler({ handler: 'router', configuration, configurationFile: ROUTER_CONFIG_FILE }, folder);
  return (upstream) => ({
    ...localValues(configuration, {
      addresses: { [MODELS.openai]: upstream },
      guardrail: { id: 'benchguardrail', version: '1' },
    }),
    ...Object.fromEntries(Object.values(AWS_SERVICES).map(({ override }) => [override, upstream])),
    // Only the bench's own servers see them, and they do not check signatures.
    AWS_ACCESS_KEY_ID: 'AKIDBENCH',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_SESSION_TOKEN: 'bench',
    AWS_REGION: read.region,
    LAMBDA_TASK_ROOT: folder,
    PRINCIPAL: `arn:aws:sts::${read.account}:assumed-role/${ROLE}/session`,
  });
}
