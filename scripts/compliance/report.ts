import { type ComplianceSummary, complianceOf } from '../../lib/compliance/summary';
import { type Weakening, weakenings } from '../../lib/compliance/weakenings';
import { findDeployment } from '../../lib/config/find-deployment';
import { withTemporaryAssembly } from '../synthesis/temporary-assembly';

export interface ComplianceReport {
  readonly deployment: string;
  readonly summary: ComplianceSummary;
  readonly weakenings: readonly Weakening[];
}

/** Synthesizes a deployment and reads what the packs found; open findings do not throw. */
export function report(name: string): ComplianceReport {
  const deployment = findDeployment(name);
  const summary = withTemporaryAssembly(deployment, { bundling: false }, complianceOf);
  return { deployment: name, summary, weakenings: weakenings(deployment) };
}
