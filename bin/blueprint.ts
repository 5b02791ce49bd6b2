// What `cdk` runs: builds one deployment, `sandbox` unless `-c deployment=<name>` names another.
import { createApp } from '../lib/app';
import { buildBlueprint } from '../lib/blueprint';
import { DeploymentError } from '../lib/config/deployment-error';
import { findDeployment } from '../lib/config/find-deployment';

try {
  const app = createApp();
  buildBlueprint(app, findDeployment(String(app.node.tryGetContext('deployment') ?? 'sandbox')));
  app.synth();
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
