import { Template } from 'aws-cdk-lib/assertions';
import { createApp } from '../../../lib/assembly/app';
import type { Deployment } from '../../../lib/config/deployment';
import { planOf } from '../../../lib/plan/plan';
import { FoundationStack } from '../../../lib/stacks/foundation';
import { InferenceStack } from '../../../lib/stacks/inference';

/** The inference stack of a deployment, over its real foundation. */
export function inferenceOf(deployment: Deployment) {
  const app = createApp({ bundling: false });
  const plan = planOf(deployment);
  const foundation = new FoundationStack(app, { plan });
  const stack = new InferenceStack(app, { plan, foundation });
  return {
    stack,
    template: Template.fromStack(stack),
    foundation: Template.fromStack(foundation),
  };
}

/** Properties of the only resource of a type. Throws if there are none or several. */
// biome-ignore lint/suspicious/noExplicitAny: the assertions library has no types for templates either
export function only(template: Template, type: string): any {
  const found = Object.values(template.findResources(type));
  const [resource] = found;
  if (found.length !== 1 || !resource) throw new Error(`${found.length} resources of type ${type}, not one`);
  return resource.Properties;
}

/** A value as text. References to the foundation keep the name of their target. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
