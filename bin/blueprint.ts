// What `cdk` runs: builds one deployment, `sandbox` unless `-c deployment=<name>` names another.
import { createApp } from '../lib/app';
import { ReviewError } from '../lib/compliance/review';
import { DeploymentError } from '../lib/config/deployment-error';
import { findDeployment } from '../lib/config/find-deployment';
import { synthesize } from '../lib/synthesize';

try {
  const app = createApp();
  const deployment = findDeployment(String(app.node.tryGetContext('deployment') ?? 'sandbox'));
  synthesize(app, deployment, { now: new Date(), onWarning: console.error });
} catch (error) {
  if (!(error instanceof DeploymentError || error instanceof ReviewError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
