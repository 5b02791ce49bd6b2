import { type Stack, Tags } from 'aws-cdk-lib';
import { rulesOf } from '../config/account-rules';
import type { Deployment } from '../config/deployment';

/**
 * Where the account demands tags, each resource of the stack that takes tags has those of the deployment in its template.
 * CloudFormation copies the tags of a stack to most types only, and hooks read the template.
 */
export function addDemandedTags(stack: Stack, { tags, accountRules }: Deployment): void {
  if (rulesOf({ accountRules }).tags.length === 0) return;
  for (const [key, value] of Object.entries(tags)) Tags.of(stack).add(key, value);
}
