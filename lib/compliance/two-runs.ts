import {
  CfnResource,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolatingResource,
  type PolicyViolation,
} from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { logicalKey, pathsByLogicalId, templateTree } from './template-tree';

/**
 * One pack, run twice: over the construct tree and over the synthesized templates. A finding of either run counts
 * once, under the path of the construct that made the resource. Every finding is an error, warnings included:
 * what is not in the register stops the synth.
 */
export class TwoRuns implements IPolicyValidationPlugin {
  readonly name: string;

  constructor(private readonly pack: NagPack) {
    this.name = pack.readPackName;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const inTree = this.pack.validateScope(context.appConstruct).violations;
    const inTemplate = this.pack.validateScope(templates(context));
    const violations = merge(inTree, renamed(inTemplate.violations, context));
    return { success: violations.length === 0, violations };
  }
}

/** The templates of one synth, read back once for all packs. */
const readBack = new WeakMap<IConstruct, IConstruct>();

function templates(context: IPolicyValidationContext): IConstruct {
  const known = readBack.get(context.appConstruct);
  if (known) return known;
  const tree = templateTree(context.templatePaths);
  readBack.set(context.appConstruct, tree);
  return tree;
}

/** The template run's findings under the paths of the tree that was synthesized. */
function renamed(
  violations: readonly PolicyViolation[],
  context: IPolicyValidationContext,
): PolicyViolation[] {
  const original = pathsByLogicalId(context.appConstruct);
  const paths = new Map<string, string>();
  for (const construct of templates(context).node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    paths.set(construct.node.path, original.get(logicalKey(construct)) ?? construct.node.path);
  }
  return violations.map((violation) => ({
    ...violation,
    violatingResources: violation.violatingResources.map((resource) => ({
      ...resource,
      constructPath: paths.get(resource.constructPath ?? '') ?? resource.constructPath,
    })),
  }));
}

function merge(...runs: readonly (readonly PolicyViolation[])[]): PolicyViolation[] {
  const merged = new Map<
    string,
    { violation: PolicyViolation; resources: Map<string, PolicyViolatingResource> }
  >();
  for (const violation of runs.flat()) {
    const entry = merged.get(violation.ruleName) ?? { violation, resources: new Map() };
    merged.set(violation.ruleName, entry);
    for (const resource of violation.violatingResources)
      entry.resources.set(resource.constructPath ?? '', resource);
  }
  return [...merged.values()].map(({ violation, resources }) => ({
    ...violation,
    severity: 'error',
    violatingResources: [...resources.values()],
  }));
}
