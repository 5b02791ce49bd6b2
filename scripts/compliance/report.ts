import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import type { Acknowledgement } from '../../lib/compliance/acknowledgement';
import { acknowledgementsFor } from '../../lib/compliance/register';
import { type ReviewState, reviewState } from '../../lib/compliance/review';
import { type ComplianceSummary, complianceOf } from '../../lib/compliance/summary';
import { type Weakening, weakenings } from '../../lib/compliance/weakenings';
import type { Deployment } from '../../lib/config/deployment';
import { type Vouched, vouched } from '../../lib/config/imports/vouched';
import { type ModelOfOwnWeights, modelsOfOwnWeights } from '../../lib/config/own-weights';

/** What a synth of a deployment shows; the same on every day. */
export interface ComplianceFindings {
  readonly deployment: string;
  readonly summary: ComplianceSummary;
  readonly weakenings: readonly Weakening[];
  /** What the deployment imports. No pack sees it. */
  readonly vouched: readonly Vouched[];
  /** Models of own weights, with who approved them. */
  readonly approved: readonly ModelOfOwnWeights[];
}

export interface ComplianceReport extends ComplianceFindings {
  /** Of the acknowledgements that this deployment relies on. */
  readonly reviews: ReviewState;
}

/** Synthesizes a deployment and reads what the packs found; open findings and overdue reviews do not throw. */
export function report(deployment: Deployment, now: Date): ComplianceReport {
  return withTemporaryAssembly(deployment, { bundling: false }, (outdir, reliedOn) =>
    readReport(deployment, outdir, reliedOn, now),
  );
}

/** Reads the findings from a deployment's cloud assembly, and decides which of its acknowledgements are due. */
export function readReport(
  deployment: Deployment,
  outdir: string,
  reliedOn: readonly Acknowledgement[],
  now: Date,
): ComplianceReport {
  return { ...readFindings(deployment, outdir), reviews: reviewState(reliedOn, now) };
}

/** Reads what the packs found from a deployment's cloud assembly. */
export function readFindings(deployment: Deployment, outdir: string): ComplianceFindings {
  return {
    deployment: deployment.name,
    summary: complianceOf(outdir, acknowledgementsFor(deployment)),
    weakenings: weakenings(deployment),
    vouched: vouched(deployment),
    approved: modelsOfOwnWeights(deployment),
  };
}
