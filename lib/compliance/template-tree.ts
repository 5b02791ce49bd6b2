import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { IConstruct } from 'constructs';

/**
 * The synthesized templates, read back as constructs. The packs look at `instanceof CfnBucket` and its like, so
 * they do not see a raw `CfnResource` or a property override in the tree they were written in; in the template
 * both are plain resources. What is deployed is the template.
 */
export function templateTree(templatePaths: readonly string[]): App {
  const app = new App({ analyticsReporting: false, autoSynth: false });
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  try {
    for (const path of templatePaths) {
      const stack = new Stack(app, basename(path, '.template.json'));
      new CfnInclude(stack, 'Template', { templateFile: includable(path, folder) });
    }
    return app;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A copy that CfnInclude can read: it does not know `Fn::GetStackOutput`, which reads another stack's output. To
 * a pack that is what `Fn::ImportValue` is, a value from elsewhere.
 */
function includable(path: string, folder: string): string {
  const template: unknown = JSON.parse(readFileSync(path, 'utf8'), (_key, value) => {
    const output = value?.['Fn::GetStackOutput'];
    return output ? { 'Fn::ImportValue': `${output.StackName}:${output.OutputName}` } : value;
  });
  const copy = join(folder, basename(path));
  writeFileSync(copy, JSON.stringify(template));
  return copy;
}

/** Construct paths of an app by stack name and logical id: how a template's finding is named in the register. */
export function pathsByLogicalId(app: IConstruct): ReadonlyMap<string, string> {
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  return new Map(resources.map((resource) => [logicalKey(resource), resource.node.path]));
}

/** Stack name and logical id of a resource, the same in both trees. */
export function logicalKey(resource: CfnResource): string {
  const stack = Stack.of(resource);
  return `${stack.node.id}/${stack.resolve(resource.logicalId)}`;
}
