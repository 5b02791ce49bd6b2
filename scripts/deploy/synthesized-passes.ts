import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createApp } from '../../lib/assembly/app';
import { readAssembly } from '../../lib/assembly/read-assembly';
import { synthesize } from '../../lib/assembly/synthesize';
import type { Template } from '../../lib/assembly/template';
import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import type { Deployment } from '../../lib/config/deployment';
import type { Pass } from '../../lib/config/transition/passes';
import { type Changes, changesBetween } from './changes';

/** A pass with the assembly that it deploys. */
export interface SynthesizedPass extends Pass {
  /** The folder of the assembly. */
  readonly assembly: string;
  /** By stack name. */
  readonly templates: ReadonlyMap<string, Template>;
  /** What the pass changes, by stack name; `undefined`: nothing was deployed before. */
  readonly changes: ReadonlyMap<string, Changes> | undefined;
}

/**
 * Synthesizes what each pass deploys, each in a folder of its own. An open compliance finding stops here, before any stack
 * is deployed.
 *
 * @param deployed what is deployed before the first pass
 */
export function synthesizePasses(
  passes: readonly Pass[],
  deployed: Deployment | undefined,
  folder: string,
): readonly SynthesizedPass[] {
  const values = new Map<Deployment, Pick<SynthesizedPass, 'assembly' | 'templates'>>();
  const warnings = new Set<string>();
  const synthesized = (deployment: Deployment) => {
    const made =
      values.get(deployment) ?? templatesOf(deployment, path.join(folder, `${values.size}`), warnings);
    values.set(deployment, made);
    return made;
  };
  let before = deployed && templatesToCompare(deployed);
  const made = passes.map((pass) => {
    const value = synthesized(pass.deployment);
    const changes = before && changesOf(before, value.templates);
    before = value.templates;
    return { ...pass, ...value, changes };
  });
  for (const words of warnings) console.error(`${words}\n`);
  return made;
}

/** Whatever the compliance packs or a review day say of what is deployed already. */
const templatesToCompare = (deployment: Deployment) =>
  withTemporaryAssembly(deployment, { bundling: true }, templatesIn);

const templatesIn = (assembly: string): ReadonlyMap<string, Template> =>
  new Map(readAssembly(assembly).map(({ name, template }) => [name, template]));

function templatesOf(deployment: Deployment, assembly: string, warnings: Set<string>) {
  mkdirSync(assembly, { recursive: true });
  const onWarning = (words: string) => warnings.add(words);
  synthesize(createApp({ outdir: assembly }), deployment, { now: new Date(), onWarning });
  return { assembly, templates: templatesIn(assembly) };
}

const changesOf = (before: ReadonlyMap<string, Template>, after: ReadonlyMap<string, Template>) =>
  new Map(
    [...after].map(([name, template]) => [
      name,
      changesBetween(before.get(name) ?? { Resources: {} }, template),
    ]),
  );
