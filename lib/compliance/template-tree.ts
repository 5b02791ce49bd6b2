import { basename } from 'node:path';
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
  for (const path of templatePaths) {
    const stack = new Stack(app, basename(path, '.template.json'));
    new CfnInclude(stack, 'Template', { templateFile: path });
  }
  return app;
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
