// The CDK app: builds the deployment that `-c deployment=<name or path>` names. Default: `sandbox`, or the only one.
import { createApp } from '../lib/assembly/app';
import { isInWords } from '../lib/assembly/is-in-words';
import { synthesize } from '../lib/assembly/synthesize';
import { defaultDeployment, findDeployment } from '../lib/config/find-deployment';

try {
  const app = createApp();
  const named: unknown = app.node.tryGetContext('deployment');
  const deployment = findDeployment(String(named ?? defaultDeployment()));
  synthesize(app, deployment, { now: new Date(), onWarning: console.error });
} catch (error) {
  if (!isInWords(error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
