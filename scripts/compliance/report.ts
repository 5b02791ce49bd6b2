import { type ComplianceSummary, complianceOf } from '../../lib/compliance/summary';
import { type Weakening, weakenings } from '../../lib/compliance/weakenings';
import type { Deployment } from '../../lib/config/deployment';
import { withTemporaryAssembly } from '../synthesis/temporary-assembly';

export interface ComplianceReport {
  readonly deployment: string;
  readonly summary: ComplianceSummary;
  readonly weakenings: readonly Weakening[];
}

/** Synthesizes a deployment and reads what the packs found; open findings do not throw. */
export function report(deployment: Deployment): ComplianceReport {
  return withTemporaryAssembly(deployment, { bundling: false }, (outdir) => readReport(deployment, outdir));
}

/** Reads what the packs found from a deployment's cloud assembly. */
export function readReport(deployment: Deployment, outdir: string): ComplianceReport {
  return {
    deployment: deployment.name,
    summary: complianceOf(outdir),
    weakenings: weakenings(deployment),
  };
}
