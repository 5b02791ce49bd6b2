import type { App, cx_api } from 'aws-cdk-lib';
import { buildBlueprint } from '../blueprint';
import { acknowledgementsIn } from '../compliance/compliance';
import { ComplianceError } from '../compliance/compliance-error';
import { ReviewError, reviewState, reviewsInWords } from '../compliance/review';
import { complianceOf } from '../compliance/summary';
import { refuseConfirmationsAhead } from '../config/confirmations';
import type { Deployment } from '../config/deployment';
import { warningsInWords, warningsOf } from '../config/warnings';

export interface SynthesizeOptions {
  /** Decides which accepted deviations are overdue for review, and which days have not come. It does not affect the templates. */
  readonly now: Date;
  /**
   * Whether a day that is overdue, or that has not come, stops the synth. A deploy passes through values of which the new
   * file is the last; only the days of that file are for its author to mend.
   * @default true
   */
  readonly judgeDays?: boolean;
  /** Receives what the blueprint cannot verify in the deployment, and what will stop a synth within a month. */
  readonly onWarning: (words: string) => void;
}

/**
 * Builds a deployment in an app and writes its cloud assembly. It needs no credentials, network or environment.
 *
 * @throws DeploymentError if a confirmation has a day that has not come yet; then it writes nothing.
 * @throws ReviewError if an accepted deviation has no valid review day, or is overdue for review; then it writes
 *   nothing.
 * @throws ComplianceError if a compliance pack reports a finding that is not acknowledged; it still writes templates
 *   and report.
 */
export function synthesize(
  app: App,
  deployment: Deployment,
  { now, judgeDays = true, onWarning }: SynthesizeOptions,
): cx_api.CloudAssembly {
  if (judgeDays) refuseConfirmationsAhead(deployment, now);
  const warnings = warningsInWords(deployment.name, warningsOf(deployment, now));
  if (warnings) onWarning(warnings);
  buildBlueprint(app, deployment);
  const { refused, soon } = reviewState(acknowledgementsIn(app, deployment), now);
  if (judgeDays && refused.length > 0) throw new ReviewError(refused);
  if (soon.length > 0) onWarning(reviewsInWords(soon));
  const assembly = app.synth();
  const { open } = complianceOf(assembly.directory);
  if (open.length > 0) throw new ComplianceError(deployment.name, open);
  return assembly;
}
