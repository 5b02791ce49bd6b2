import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROUTER_CONFIG_FILE } from '../../lambda/router/config/router-config';
import { readAssembly, type SynthesizedStack } from '../../lib/assembly/read-assembly';
import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import type { Acknowledgement } from '../../lib/compliance/acknowledgement';
import type { Deployment } from '../../lib/config/deployment';
import { functionKey, type Subject } from '../../lib/proof/subject';

/**
 * Synthesizes a deployment and reads back what `cdk deploy` would upload.
 *
 * @param onReliedOn receives the acknowledgements that the synth relies on
 */
export function synthesizedSubject(
  deployment: Deployment,
  onReliedOn: (reliedOn: readonly Acknowledgement[]) => void = () => undefined,
): Subject {
  return withTemporaryAssembly(deployment, { bundling: true }, (outdir, reliedOn) => {
    onReliedOn(reliedOn);
    return readSubject(deployment, outdir);
  });
}

/** Reads what the proof is about from a deployment's cloud assembly. */
export function readSubject(deployment: Deployment, outdir: string): Subject {
  const stacks = readAssembly(outdir);
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
