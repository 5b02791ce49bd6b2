import { rmSync } from 'node:fs';
import { buildBlueprint } from '../blueprint';
import type { Acknowledgement } from '../compliance/acknowledgement';
import { acknowledgementsIn } from '../compliance/compliance';
import type { Deployment } from '../config/deployment';
import { createApp } from './app';
import { runFolder } from './run-folder';

/**
 * Synthesizes a deployment into a folder of this run, calls `read` with it and with the acknowledgements that the synth
 * relies on, and removes the folder. Open findings of a compliance pack and overdue reviews do not throw: templates and
 * report are written, and `read` decides what they mean.
 */
export function withTemporaryAssembly<T>(
  deployment: Deployment,
  { bundling }: { readonly bundling: boolean },
  read: (outdir: string, reliedOn: readonly Acknowledgement[]) => T,
): T {
  const outdir = runFolder(deployment.name);
  try {
    const app = createApp({ outdir, bundling });
    buildBlueprint(app, deployment);
    app.synth();
    return read(outdir, acknowledgementsIn(app, deployment));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
