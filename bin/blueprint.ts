// What `cdk` runs: builds one deployment, `sandbox` unless `-c deployment=<name>` names another.
import { createApp } from '../lib/app';
import { buildBlueprint } from '../lib/blueprint';
import { DeploymentError } from '../lib/config/deployment-error';
import { findDeployment } from '../lib/config/find-deployment';
import { warningsInWords, warningsOf } from '../lib/config/warnings';

try {
  const app = createApp();
  const deployment = findDeployment(String(app.node.tryGetContext('deployment') ?? 'sandbox'));
  const warnings = warningsInWords(deployment.name, warningsOf(deployment));
  if (warnings) console.error(warnings);
  buildBlueprint(app, deployment);
  app.synth();
} catch (error) {
  if (!(error instanceof DeploymentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
