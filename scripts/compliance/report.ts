import { acknowledgementsIn } from '../../lib/compliance/compliance';
import { type ReviewState, reviewState } from '../../lib/compliance/review';
import { type ComplianceSummary, complianceOf } from '../../lib/compliance/summary';
import { type Weakening, weakenings } from '../../lib/compliance/weakenings';
import { findDeployment } from '../../lib/config/find-deployment';
import { withTemporaryAssembly } from '../synthesis/temporary-assembly';

export interface ComplianceReport {
  readonly deployment: string;
  readonly summary: ComplianceSummary;
  /** Of the register's entries that this deployment relies on. */
  readonly reviews: ReviewState;
  readonly weakenings: readonly Weakening[];
}

/** Synthesizes a deployment and reads what the packs found; open findings and overdue reviews do not throw. */
export function report(name: string, now: Date): ComplianceReport {
  const deployment = findDeployment(name);
  return withTemporaryAssembly(deployment, { bundling: false }, (outdir, app) => ({
    deployment: name,
    summary: complianceOf(outdir),
    reviews: reviewState(acknowledgementsIn(app, deployment), now),
    weakenings: weakenings(deployment),
  }));
}
