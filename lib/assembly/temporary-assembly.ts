import { rmSync } from 'node:fs';
import type { App } from 'aws-cdk-lib';
import { buildBlueprint } from '../blueprint';
import type { Deployment } from '../config/deployment';
import { createApp } from './app';
import { runFolder } from './run-folder';

/**
 * Synthesizes a deployment into a folder of this run, calls `read` with it, and removes it. Open findings of a
 * compliance pack and overdue reviews do not throw: templates and report are written, and `read` decides what they
 * mean.
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
    // By name: if a test loads the CDK in another realm, its errors are not instances of the test's `Error`.
    if ((error as Partial<Error>).name !== 'ValidationFailed') throw error;
  }
}
