import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { Template } from '../../lib/assembly/template';
import type { StackPart } from '../../lib/config/stack-parts';
import type { Account } from '../account/account';

/**
 * The stacks that have the template of the new file already. The foundation stores which file it has; what the other
 * stacks have, only their templates say: a deploy may have stopped between them, or have rolled one back.
 *
 * @param name of the deployment
 * @param stacks those that exist
 * @param templates of the new file, by stack name
 */
export async function stacksAsNew(
  name: string,
  stacks: readonly StackPart[],
  templates: ReadonlyMap<string, Template>,
  { cloudFormation }: Pick<Account, 'cloudFormation'>,
): Promise<readonly StackPart[]> {
  const found = await Promise.all(
    stacks.map(async (part) => {
      const StackName = `${name}-${part}`;
      const { TemplateBody = '' } = await cloudFormation.send(
        new GetTemplateCommand({ StackName, TemplateStage: 'Original' }),
      );
      return comparable(TemplateBody) === comparable(JSON.stringify(templates.get(StackName))) ? [part] : [];
    }),
  );
  return found.flat();
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
