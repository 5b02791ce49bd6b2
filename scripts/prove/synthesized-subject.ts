import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHORIZER_CONFIG_FILE } from '../../lambda/authorizer/config/authorizer-config';
import { CHAIN_HEADS_CONFIG_FILE } from '../../lambda/chain-heads/config/chain-heads-config';
import { ROUTER_CONFIG_FILE } from '../../lambda/router/config/router-config';
import { readAssembly, type SynthesizedStack } from '../../lib/assembly/read-assembly';
import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import type { Acknowledgement } from '../../lib/compliance/acknowledgement';
import type { Deployment } from '../../lib/config/deployment';
import { functionKey, type Subject } from '../../lib/proof/subject';
import { oddForms } from '../../lib/proof/template/form';
import { codeIn } from './function-code';
import { readManifest } from './read-manifest';

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
  const packages = stacks.flatMap(packagesOf);
  return {
    deployment,
    stacks: Object.fromEntries(stacks.map(({ name, template }) => [name, template])),
    routerConfigs: configurations(packages, ROUTER_CONFIG_FILE),
    authorizerConfigs: configurations(packages, AUTHORIZER_CONFIG_FILE),
    chainHeadsConfigs: configurations(packages, CHAIN_HEADS_CONFIG_FILE),
    code: Object.fromEntries(packages.map(([key, folder]) => [key, codeIn(folder)])),
    manifest: readManifest(outdir),
  };
}

/** A function, and the folder of the assembly that its code is made of. */
type Package = readonly [key: string, folder: string];

/** The functions of a stack; one whose `S3Key` is no asset of the stack has no code in the assembly. */
function packagesOf({ name, template, assets }: SynthesizedStack): readonly Package[] {
  // The proof reports a template of another form.
  if (oddForms({ [name]: template }).length > 0) return [];
  return Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties }]): Package[] => {
    if (Type !== 'AWS::Lambda::Function') return [];
    const { S3Key } = (Properties?.Code ?? {}) as { readonly S3Key?: string };
    const folder = assets.get(S3Key ?? '');
    return folder === undefined ? [] : [[functionKey(name, logicalId), folder]];
  });
}

/** The JSON of one file, from each package that has it. */
function configurations(packages: readonly Package[], file: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    packages
      .filter(([, folder]) => existsSync(join(folder, file)))
      .map(([key, folder]) => [key, JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  );
}
