import { withTemporaryAssembly } from '../lib/assembly/temporary-assembly';
import type { Deployment } from '../lib/config/deployment';
import type { Subject } from '../lib/proof/subject';
import { type ComplianceReport, readReport } from '../scripts/compliance/report';
import { readSubject } from '../scripts/prove/synthesized-subject';
import { readSnapshots, type Snapshots } from '../scripts/snapshots/snapshots-of';
import { subjectOf } from './lib/proof/subjects';
import { oncePerRun } from './once-per-run';

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

export function synthesized(deployment: Deployment): Synthesized {
  return oncePerRun('synthesized', deployment, () =>
    withTemporaryAssembly(deployment, { bundling: true }, (outdir, reliedOn) => {
      const subject = oncePerRun('subject', deployment, () => readSubject(deployment, outdir));
      return {
        deployment,
        templates: templatesIn(subject),
        subject,
        compliance: readReport(deployment, outdir, reliedOn, new Date()),
        snapshots: readSnapshots(deployment, outdir),
      };
    }),
  );
}

/** The templates of a deployment, or of the fixture with this name. */
export const templatesOf = (of: string | Deployment): SynthesizedTemplates =>
  typeof of === 'string' ? templatesIn(subjectOf(of)) : synthesized(of).templates;

function templatesIn({ stacks }: Subject): SynthesizedTemplates {
  return Object.fromEntries(
    Object.entries(stacks).map(([name, template]) => [
      name.split('-').at(-1) ?? name,
      template as SynthesizedTemplate,
    ]),
  );
}
