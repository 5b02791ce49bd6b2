import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { Template } from '../../lib/assembly/template';
import type { Deployment } from '../../lib/config/deployment';
import { type StacksNamed, stackName } from '../../lib/config/stack-name';
import type { StackPart } from '../../lib/config/stack-parts';
import type { IsFrom } from '../../lib/config/transition/passes';
import type { Account } from '../account/account';

/**
 * Reads the templates of the stacks, and resolves with the answer to which deployment value each is from. The foundation
 * stores which file it has; what the other stacks have, only their templates say: a deploy may have stopped between them,
 * or have rolled one back.
 *
 * @param stacks those that exist
 * @param templatesOf the templates that this release makes of a value, by stack name
 */
export async function readStackTemplates(
  named: StacksNamed,
  stacks: readonly StackPart[],
  templatesOf: (deployment: Deployment) => ReadonlyMap<string, Template>,
  { cloudFormation }: Pick<Account, 'cloudFormation'>,
): Promise<IsFrom> {
  const bodies = new Map<StackPart, string | undefined>();
  for (const part of stacks) {
    const command = new GetTemplateCommand({ StackName: stackName(named, part), TemplateStage: 'Original' });
    const { TemplateBody = '' } = await cloudFormation.send(command);
    bodies.set(part, comparable(TemplateBody));
  }
  return (part, deployment) => {
    const body = bodies.get(part);
    if (body === undefined) return false;
    return body === comparable(JSON.stringify(templatesOf(deployment).get(stackName(named, part))));
  };
}

/**
 * CloudFormation returns a question mark for each character that is not ASCII (aws-cloudformation/
 * cloudformation-coverage-roadmap issue 1220, read 2026-11).
 */
function comparable(body: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(body)).replace(/[\u007f-\uffff]/g, '?');
  } catch {
    return undefined;
  }
}
