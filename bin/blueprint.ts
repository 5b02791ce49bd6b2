// The CDK app: builds the deployment that `-c deployment=<name or path>` names. Default: `sandbox`, or the only one.
import { createApp } from '../lib/assembly/app';
import { synthesize } from '../lib/assembly/synthesize';
import { ReviewError } from '../lib/compliance/review';
import { DeploymentError } from '../lib/config/deployment-error';
import { defaultDeployment, findDeployment } from '../lib/config/find-deployment';

try {
  const app = createApp();
  const named: unknown = app.node.tryGetContext('deployment');
  const deployment = findDeployment(String(named ?? defaultDeployment()));
  synthesize(app, deployment, { now: new Date(), onWarning: console.error });
} catch (error) {
  if (!(error instanceof DeploymentError || error instanceof ReviewError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
