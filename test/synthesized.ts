import { readAssembly } from '../lib/assembly/read-assembly';
import { withTemporaryAssembly } from '../lib/assembly/temporary-assembly';
import type { Deployment } from '../lib/config/deployment';
import type { Subject } from '../lib/proof/subject';
import { type ComplianceReport, readReport } from '../scripts/compliance/report';
import { readSubject } from '../scripts/prove/synthesized-subject';
import { readSnapshots, type Snapshots } from '../scripts/snapshots/snapshots-of';
import { fixtureDeployment } from './fixture-deployments';

export interface SynthesizedResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface SynthesizedTemplate {
  readonly Resources: Readonly<Record<string, SynthesizedResource>>;
}

/** The templates of a deployment, by stack: `foundation`, `inference`, … */
export type SynthesizedTemplates = Readonly<Record<string, SynthesizedTemplate>>;

/** Everything that the tests of one deployment examine, from one synth. */
export interface Synthesized {
  readonly deployment: Deployment;
  readonly templates: SynthesizedTemplates;
  readonly subject: Subject;
  readonly compliance: ComplianceReport;
  readonly snapshots: Snapshots;
}

export function synthesized(deployment: Deployment, now = new Date()): Synthesized {
  return withTemporaryAssembly(deployment, { bundling: true }, (outdir, reliedOn) => ({
    deployment,
    templates: readTemplates(deployment, outdir),
    subject: readSubject(deployment, outdir),
    compliance: readReport(deployment, outdir, reliedOn, now),
    snapshots: readSnapshots(deployment, outdir),
  }));
}

/** The templates of a deployment, or of the fixture with this name. */
export function templatesOf(of: string | Deployment): SynthesizedTemplates {
  const deployment = typeof of === 'string' ? fixtureDeployment(of) : of;
  return withTemporaryAssembly(deployment, { bundling: false }, (outdir) =>
    readTemplates(deployment, outdir),
  );
}

function readTemplates({ name }: Deployment, outdir: string): SynthesizedTemplates {
  return Object.fromEntries(
    readAssembly(outdir).map((stack) => [stack.name.slice(name.length + 1), stack.template]),
  );
}
