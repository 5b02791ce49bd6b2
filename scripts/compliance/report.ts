import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../lib/app';
import { buildBlueprint } from '../../lib/blueprint';
import { type ComplianceSummary, complianceOf } from '../../lib/compliance/summary';
import { type Weakening, weakenings } from '../../lib/compliance/weakenings';
import { findDeployment } from '../../lib/config/find-deployment';

export interface ComplianceReport {
  readonly deployment: string;
  readonly summary: ComplianceSummary;
  readonly weakenings: readonly Weakening[];
}

/** Synthesizes a deployment into a temporary folder and reads what the packs found; open findings do not throw. */
export function report(name: string): ComplianceReport {
  const deployment = findDeployment(name);
  const outdir = mkdtempSync(join(tmpdir(), 'compliance-'));
  try {
    const app = createApp({ outdir, bundling: false });
    buildBlueprint(app, deployment);
    synthesizeDespiteFindings(() => app.synth());
    return { deployment: name, summary: complianceOf(outdir), weakenings: weakenings(deployment) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Open findings make the CDK throw once the report is written; the report is what is wanted here. */
function synthesizeDespiteFindings(synthesize: () => void): void {
  try {
    synthesize();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ValidationFailed')) throw error;
  }
}
