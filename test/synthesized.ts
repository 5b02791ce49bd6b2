import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../lib/app';
import { buildBlueprint } from '../lib/blueprint';
import { findDeployment } from '../lib/config/find-deployment';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface SynthesizedTemplate {
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** The templates of one of the repository's deployments, by stack: `foundation`, `inference`, … */
export function templatesOf(name: string): Readonly<Record<string, SynthesizedTemplate>> {
  const deployment = findDeployment(name);
  const outdir = mkdtempSync(join(tmpdir(), 'templates-'));
  try {
    const app = createApp({ outdir, bundling: false });
    buildBlueprint(app, deployment);
    synthesizeDespiteFindings(() => app.synth());
    const files = readdirSync(outdir).filter((file) => file.endsWith(TEMPLATE));
    return Object.fromEntries(
      files.map((file) => [
        file.slice(deployment.name.length + 1, -TEMPLATE.length),
        JSON.parse(readFileSync(join(outdir, file), 'utf8')),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

const TEMPLATE = '.template.json';

/** Templates are written before the packs judge them, and the packs have a test of their own. */
function synthesizeDespiteFindings(synthesize: () => void): void {
  try {
    synthesize();
  } catch (error) {
    // Not `instanceof Error`: aws-cdk-lib lives in the worker's realm (test/setup/load-once.js).
    if ((error as Partial<Error>).name !== 'ValidationFailed') throw error;
  }
}
