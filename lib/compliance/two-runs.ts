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
 * One pack, run over the construct tree and over the synthesized templates. A finding of either run counts once, under
 * the path of the construct that created the resource. Every finding is an error, warnings included: a finding that is
 * not in the register stops the synth.
 */
export class TwoRuns implements IPolicyValidationPlugin {
  readonly name: string;

  constructor(private readonly pack: NagPack) {
    this.name = pack.readPackName;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const inTree = this.pack.validateScope(context.appConstruct).violations;
    const { tree, originals } = readBack(context);
    const inTemplate = this.pack.validateScope(tree).violations;
    const violations = merge(inTree, renamed(inTemplate, originals));
    return { success: violations.length === 0, violations };
  }
}

/** The templates of one synth as constructs, and the path in the original tree of each of their paths. */
interface ReadBack {
  readonly tree: IConstruct;
  readonly originals: ReadonlyMap<string, string>;
}

/** The templates are read once per synth, for all packs. */
const readBacks = new WeakMap<IConstruct, ReadBack>();

function readBack({ appConstruct, templatePaths }: IPolicyValidationContext): ReadBack {
  const known = readBacks.get(appConstruct);
  if (known) return known;
  const tree = templateTree(templatePaths);
  const paths = pathsByLogicalId(appConstruct);
  const resources = tree.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  const originals = new Map(
    resources.map((resource) => [resource.node.path, paths.get(logicalKey(resource)) ?? resource.node.path]),
  );
  readBacks.set(appConstruct, { tree, originals });
  return { tree, originals };
}

/** The findings of the template run, under the paths of the original tree. */
function renamed(
  violations: readonly PolicyViolation[],
  originals: ReadBack['originals'],
): PolicyViolation[] {
  return violations.map((violation) => ({
    ...violation,
    violatingResources: violation.violatingResources.map((resource) => ({
      ...resource,
      constructPath: originals.get(resource.constructPath ?? '') ?? resource.constructPath,
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
