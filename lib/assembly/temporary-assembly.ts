import { rmSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import { buildBlueprint } from '../blueprint';
import type { Deployment } from '../config/deployment';
import { createApp } from './app';
import { runFolder } from './run-folder';

/**
 * Synthesizes a deployment into a folder of this run, hands that to `read`, and removes it. Open findings of a
 * compliance pack and overdue reviews do not throw: the templates and the report are written all the same, and
 * whoever reads them says what to make of it.
 */
export function withTemporaryAssembly<T>(
  deployment: Deployment,
  { bundling }: { readonly bundling: boolean },
  read: (outdir: string, app: App) => T,
): T {
  const outdir = runFolder(deployment.name);
  try {
    const app = createApp({ outdir, bundling });
    buildBlueprint(app, deployment);
    despiteFindings(() => app.synth());
    return read(outdir, app);
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
