import { readAssembly } from '../../lib/assembly/read-assembly';
import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import type { Acknowledgement } from '../../lib/compliance/acknowledgement';
import type { Deployment } from '../../lib/config/deployment';
import { readFindings } from '../compliance/report';
import { readableCompliance } from './readable-compliance';
import { readableTemplate } from './readable-template';

/** The text to review of a deployment, by file name: `foundation.yaml`, one for each stack, and `compliance.yaml`. */
export type Snapshots = Readonly<Record<string, string>>;

/**
 * Synthesizes a deployment and gives the text to review.
 *
 * @param onReliedOn receives the acknowledgements that the synth relies on
 */
export function snapshotsOf(
  deployment: Deployment,
  onReliedOn: (reliedOn: readonly Acknowledgement[]) => void,
): Snapshots {
  return withTemporaryAssembly(deployment, { bundling: false }, (outdir, reliedOn) => {
    onReliedOn(reliedOn);
    return readSnapshots(deployment, outdir);
  });
}

/** The text to review, from a deployment's cloud assembly. */
export function readSnapshots(deployment: Deployment, outdir: string): Snapshots {
  const templates = readAssembly(outdir).map(({ name, template }) => [
    `${name.split('-').at(-1)}.yaml`,
    readableTemplate(template),
  ]);
  return {
    ...Object.fromEntries(templates),
    'compliance.yaml': readableCompliance(readFindings(deployment, outdir)),
  };
}
