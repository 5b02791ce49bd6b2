import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createApp } from '../../lib/assembly/app';
import { templatesIn } from '../../lib/assembly/read-assembly';
import { synthesize } from '../../lib/assembly/synthesize';
import type { Template } from '../../lib/assembly/template';
import { withTemporaryAssembly } from '../../lib/assembly/temporary-assembly';
import type { Deployment } from '../../lib/config/deployment';
import { stackName } from '../../lib/config/stack-name';
import type { StackPart } from '../../lib/config/stack-parts';
import type { Pass } from '../../lib/config/transition/passes';
import { type Changes, changesBetween } from './changes';

/** A pass with the assembly that it deploys. */
export interface SynthesizedPass extends Pass {
  /** The folder of the assembly. */
  readonly assembly: string;
  /** By stack name. */
  readonly templates: ReadonlyMap<string, Template>;
  /** What the file of the pass changes against the file before it, by stack name; `undefined`: there was none. */
  readonly changes: ReadonlyMap<string, Changes> | undefined;
}

/** What is synthesized from a deployment value. */
type Synthesized = Pick<SynthesizedPass, 'assembly' | 'templates'>;

/**
 * Synthesizes each deployment value once, in a folder of its own below `folder`.
 *
 * @param next the new file: its days of review are judged, and no others
 */
export function synthesizer(folder: string, next: Deployment): (deployment: Deployment) => Synthesized {
  const values = new Map<Deployment, Synthesized>();
  const warned = new Set<string>();
  const onWarning = (words: string) => {
    if (!warned.has(words)) console.error(`${words}\n`);
    warned.add(words);
  };
  return (deployment) => {
    const made =
      values.get(deployment) ??
      synthesized(deployment, path.join(folder, `${values.size}`), deployment === next, onWarning);
    values.set(deployment, made);
    return made;
  };
}

/** The file that is deployed before the first pass, and the stacks that exist of it. */
export interface DeployedBefore {
  readonly file: Deployment;
  readonly stacks: readonly StackPart[];
}

/** What each pass deploys, and what it changes against the file before it. */
export function synthesizePasses(
  passes: readonly Pass[],
  deployed: DeployedBefore | undefined,
  templatesOf: (deployment: Deployment) => Synthesized,
): readonly SynthesizedPass[] {
  let before = deployed && ofStacks(templatesToCompare()(deployed.file), deployed.file, deployed.stacks);
  return passes.map((pass) => {
    const value = templatesOf(pass.deployment);
    const changes = before && changesOf(before, value.templates);
    before = new Map([...(before ?? []), ...ofStacks(value.templates, pass.deployment, pass.stacks)]);
    return { ...pass, ...value, changes };
  });
}

/** The templates of some stacks of a deployment. */
const ofStacks = (
  templates: ReadonlyMap<string, Template>,
  deployment: Deployment,
  stacks: readonly StackPart[],
): ReadonlyMap<string, Template> =>
  new Map([...templates].filter(([stack]) => stacks.some((part) => stack === stackName(deployment, part))));

/** The templates of a value, made once, whatever the compliance packs or a review day say of it: it is not deployed. */
export function templatesToCompare(): (deployment: Deployment) => ReadonlyMap<string, Template> {
  const values = new Map<Deployment, ReadonlyMap<string, Template>>();
  return (deployment) => {
    const made = values.get(deployment) ?? withTemporaryAssembly(deployment, { bundling: true }, templatesIn);
    values.set(deployment, made);
    return made;
  };
}

/** An open compliance finding stops here, before any stack is deployed. */
function synthesized(
  deployment: Deployment,
  assembly: string,
  judgeDays: boolean,
  onWarning: (words: string) => void,
): Synthesized {
  mkdirSync(assembly, { recursive: true });
  synthesize(createApp({ outdir: assembly }), deployment, { now: new Date(), judgeDays, onWarning });
  return { assembly, templates: templatesIn(assembly) };
}

const changesOf = (before: ReadonlyMap<string, Template>, after: ReadonlyMap<string, Template>) =>
  new Map(
    [...after].map(([name, template]) => [
      name,
      changesBetween(before.get(name) ?? { Resources: {} }, template),
    ]),
  );
