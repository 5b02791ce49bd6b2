// What `cdk` runs: builds the deployment `-c deployment=<name or path>` names. Without it: `sandbox`, or the only one.
import { createApp } from '../lib/app';
import { buildBlueprint } from '../lib/blueprint';
import { DeploymentError } from '../lib/config/deployment-error';
import { defaultDeployment, findDeployment } from '../lib/config/find-deployment';

try {
  const app = createApp();
  const named: unknown = app.node.tryGetContext('deployment');
  buildBlueprint(app, findDeployment(String(named ?? defaultDeployment())));
  app.synth();
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
