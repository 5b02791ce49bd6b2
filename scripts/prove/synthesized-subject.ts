import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROUTER_CONFIG_FILE } from '../../lambda/router/config/router-config';
import { createApp } from '../../lib/app';
import { buildBlueprint } from '../../lib/blueprint';
import type { Deployment } from '../../lib/config/deployment';
import { functionKey, type Subject } from '../../lib/proof/subject';
import { readAssembly, type SynthesizedStack } from '../local/assembly/read-assembly';

/** Synthesizes a deployment into a temporary folder and reads back what `cdk deploy` would upload. */
export function synthesizedSubject(deployment: Deployment): Subject {
  const outdir = mkdtempSync(join(tmpdir(), 'proof-'));
  try {
    const app = createApp({ outdir });
    buildBlueprint(app, deployment);
    synthesizeDespiteFindings(() => app.synth());
    return readSubject(deployment, readAssembly(outdir));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function readSubject(deployment: Deployment, stacks: readonly SynthesizedStack[]): Subject {
  return {
    deployment,
    stacks: Object.fromEntries(stacks.map(({ name, template }) => [name, template])),
    routerConfigs: Object.fromEntries(stacks.flatMap(routerConfigsIn)),
  };
}

/** The configuration in the code of each function of a stack; functions without one are no routers. */
function routerConfigsIn({
  name,
  template,
  assets,
}: SynthesizedStack): readonly (readonly [string, unknown])[] {
  return Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties }]) => {
    if (Type !== 'AWS::Lambda::Function') return [];
    const { S3Key } = (Properties?.Code ?? {}) as { readonly S3Key?: string };
    const file = join(assets.get(S3Key ?? '') ?? '', ROUTER_CONFIG_FILE);
    if (!existsSync(file)) return [];
    return [[functionKey(name, logicalId), JSON.parse(readFileSync(file, 'utf8'))] as const];
  });
}

/** Open findings of a compliance pack are for `npm run compliance`; the templates are written all the same. */
function synthesizeDespiteFindings(synthesize: () => void): void {
  try {
    synthesize();
  } catch (error) {
    if ((error as Partial<Error>).name !== 'ValidationFailed') throw error;
  }
}
