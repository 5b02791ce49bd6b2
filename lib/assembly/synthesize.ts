import type { App, cx_api } from 'aws-cdk-lib';
import { buildBlueprint } from '../blueprint';
import { acknowledgementsIn } from '../compliance/compliance';
import { ReviewError, reviewState, soonInWords } from '../compliance/review';
import type { Deployment } from '../config/deployment';
import { warningsInWords, warningsOf } from '../config/warnings';

export interface SynthesizeOptions {
  /** Decides which accepted deviations are overdue for review. It does not affect the templates. */
  readonly now: Date;
  /** Receives what the blueprint cannot verify in the deployment, and what will stop a synth within a month. */
  readonly onWarning: (words: string) => void;
}

/**
 * Builds a deployment in an app and writes its cloud assembly. It needs no credentials, network or environment.
 *
 * @throws ReviewError if an accepted deviation is overdue for review; then it writes nothing.
 * @throws if a compliance pack reports a finding that is not in the register; it still writes the report.
 */
export function synthesize(
  app: App,
  deployment: Deployment,
  { now, onWarning }: SynthesizeOptions,
): cx_api.CloudAssembly {
  const warnings = warningsInWords(deployment.name, warningsOf(deployment));
  if (warnings) onWarning(warnings);
  buildBlueprint(app, deployment);
  const { overdue, soon } = reviewState(acknowledgementsIn(app, deployment), now);
  if (overdue.length > 0) throw new ReviewError(overdue);
  if (soon.length > 0) onWarning(soonInWords(soon));
  return app.synth();
}
