import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { IConstruct } from 'constructs';

/**
 * The synthesized templates, read back as constructs. The packs test `instanceof CfnBucket` and the like, so they miss
 * a raw `CfnResource` and a property override in the construct tree. In the template both are plain resources, and the
 * template is what is deployed.
 */
export function templateTree(templatePaths: readonly string[]): App {
  const app = new App({
    analyticsReporting: false,
    autoSynth: false,
    // The CDK would note for each resource where it was created, which takes long.
    postCliContext: { 'aws:cdk:disable-stack-trace': true },
  });
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
 * A copy that CfnInclude can read. CfnInclude does not support `Fn::GetStackOutput`, which reads another stack's
 * output, so the copy has `Fn::ImportValue` instead. To a pack both are a value from elsewhere.
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

/** Construct paths of an app by stack name and logical id, to find the register's path for a finding in a template. */
export function pathsByLogicalId(app: IConstruct): ReadonlyMap<string, string> {
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  return new Map(resources.map((resource) => [logicalKey(resource), resource.node.path]));
}

/** Stack name and logical id of a resource, the same in both trees. */
export function logicalKey(resource: CfnResource): string {
  const stack = Stack.of(resource);
  return `${stack.node.id}/${stack.resolve(resource.logicalId)}`;
}
