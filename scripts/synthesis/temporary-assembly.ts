import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../lib/app';
import { buildBlueprint } from '../../lib/blueprint';
import type { Deployment } from '../../lib/config/deployment';

/**
 * Synthesizes a deployment into a temporary folder, hands that to `read`, and removes it. Open findings of a
 * compliance pack do not throw: the templates and the report are written all the same, and whoever reads them says
 * what to make of it.
 */
export function withTemporaryAssembly<T>(
  deployment: Deployment,
  { bundling }: { readonly bundling: boolean },
  read: (outdir: string) => T,
): T {
  const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
  try {
    const app = createApp({ outdir, bundling });
    buildBlueprint(app, deployment);
    despiteFindings(() => app.synth());
    return read(outdir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function despiteFindings(synthesize: () => void): void {
  try {
    synthesize();
  } catch (error) {
    // By name: where tests load the CDK outside their own realm, its errors are no instances of their `Error`.
    if ((error as Partial<Error>).name !== 'ValidationFailed') throw error;
  }
}
