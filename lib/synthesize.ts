import type { cx_api } from 'aws-cdk-lib';
import { createApp } from './app';
import { buildBlueprint } from './blueprint';
import type { Deployment } from './config/deployment';

export interface SynthesizeOptions {
  /** Where the templates, assets and the compliance report are written. */
  readonly outdir: string;
}

/**
 * Writes a deployment's cloud assembly, handler code bundled, without credentials, network or ambient
 * environment.
 *
 * @throws if a compliance pack finds something the register does not hold; the report is written all the same.
 */
export function synthesize(deployment: Deployment, { outdir }: SynthesizeOptions): cx_api.CloudAssembly {
  const app = createApp({ outdir });
  buildBlueprint(app, deployment);
  return app.synth();
}
