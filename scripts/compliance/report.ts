import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import { acknowledgementsIn } from '../../lib/compliance/compliance';
import { type ReviewState, reviewState } from '../../lib/compliance/review';
import { type ComplianceSummary, complianceOf } from '../../lib/compliance/summary';
import { type Weakening, weakenings } from '../../lib/compliance/weakenings';
import type { Deployment } from '../../lib/config/deployment';

/** What a synth of a deployment shows; the same on every day. */
export interface ComplianceFindings {
  readonly deployment: string;
  readonly summary: ComplianceSummary;
  readonly weakenings: readonly Weakening[];
}

export interface ComplianceReport extends ComplianceFindings {
  /** Of the register's entries that this deployment relies on. */
  readonly reviews: ReviewState;
}

/** Synthesizes a deployment and reads what the packs found; open findings and overdue reviews do not throw. */
export function report(deployment: Deployment, now: Date): ComplianceReport {
  return withTemporaryAssembly(deployment, { bundling: false }, (outdir, app) => ({
    ...readFindings(deployment, outdir),
    reviews: reviewState(acknowledgementsIn(app, deployment), now),
  }));
}

/** Reads what the packs found from a deployment's cloud assembly. */
export function readFindings(deployment: Deployment, outdir: string): ComplianceFindings {
  return {
    deployment: deployment.name,
    summary: complianceOf(outdir),
    weakenings: weakenings(deployment),
  };
}
