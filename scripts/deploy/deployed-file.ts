import { GetTemplateCommand, type StackStatus } from '@aws-sdk/client-cloudformation';
import type { Template } from '../../lib/assembly/template';
import { rulesOf } from '../../lib/config/account-rules';
import { type StacksNamed, stackName } from '../../lib/config/stack-name';
import { STACK_PARTS, type StackPart } from '../../lib/config/stack-parts';
import { DEPLOYMENT_FILE } from '../../lib/config/transition/stored-deployment';
import type { Account } from '../account/account';
import { describeStack } from '../account/stack';
import { CommandError } from '../command-line/command-error';

/** What a deploy knows of the foundation that exists. `stacks`: those of the deployment that exist. */
export type Deployed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'stored'; readonly text: unknown; readonly stacks: readonly StackPart[] }
  /** A release before this one deployed it, and stored no file. */
  | { readonly kind: 'unknown'; readonly stacks: readonly StackPart[] };

/** The states of a stack that was never created completely: nothing uses it. */
export const NEVER_CREATED: readonly StackStatus[] = [
  'REVIEW_IN_PROGRESS',
  'CREATE_FAILED',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
];

/**
 * Reads from the foundation which file is deployed, and from CloudFormation which stacks exist. The foundation is
 * deployed first in a pass that adds, and last in a pass that takes away. So the file that it stores has all that any
 * stack of the deployment uses, also after a deploy that stopped halfway. It may also have what no later stack has yet.
 *
 * @throws CommandError while CloudFormation changes one of the stacks
 */
export async function readDeployedFile(
  named: StacksNamed,
  at: Pick<Account, 'cloudFormation' | 'region'>,
): Promise<Deployed> {
  const looked = await Promise.all(
    STACK_PARTS.map(async (part) => ((await exists(stackName(named, part), at)) ? [part] : [])),
  );
  const stacks = looked.flat();
  if (!stacks.includes('foundation')) {
    await refuseNewPrefix(named, at);
    return { kind: 'nothing' };
  }
  const { TemplateBody = '{}' } = await at.cloudFormation.send(
    new GetTemplateCommand({ StackName: stackName(named, 'foundation'), TemplateStage: 'Original' }),
  );
  const stored = storedIn(templateIn(TemplateBody));
  return stored === undefined ? { kind: 'unknown', stacks } : { kind: 'stored', text: stored, stacks };
}

/** A prefix that is new in the file would make a second deployment of the name, beside the one that runs. */
async function refuseNewPrefix(
  { name, accountRules }: StacksNamed,
  at: Pick<Account, 'cloudFormation' | 'region'>,
): Promise<void> {
  const { stackNamePrefix } = rulesOf({ accountRules });
  const without = stackName({ name }, 'foundation');
  if (stackNamePrefix === undefined || !(await exists(without, at))) return;
  throw new CommandError(
    `${without} exists: ${name} is deployed without a prefix, and the file has accountRules.stackNamePrefix "${stackNamePrefix}". Stacks cannot be renamed. Remove the prefix from the file; or, for a new deployment beside the old one, give the file another name.`,
  );
}

/** Whether a stack was created completely. */
async function exists(stack: string, at: Pick<Account, 'cloudFormation' | 'region'>): Promise<boolean> {
  const { StackStatus: status } = (await describeStack(at, stack)) ?? {};
  if (status === undefined || NEVER_CREATED.includes(status)) return false;
  if (status.endsWith('IN_PROGRESS')) throw new CommandError(changing(stack, status, at.region));
  return true;
}

/** The deployment file in the template of a foundation; `undefined` where it has none. */
export function storedIn(template: Template): unknown {
  const keeper = Object.values(template.Resources).find(
    ({ Metadata }) => Metadata?.[DEPLOYMENT_FILE] !== undefined,
  );
  return keeper?.Metadata?.[DEPLOYMENT_FILE];
}

/** The template as the CDK wrote it; an empty one where another tool wrote it in another form. */
export function templateIn(body: string): Template {
  try {
    return { Resources: {}, ...JSON.parse(body) };
  } catch {
    return { Resources: {} };
  }
}

const changing = (stack: string, status: string, region: string) =>
  [
    `${stack} is in ${status}: another deploy changes it, so it is not certain what is deployed.`,
    'Wait until it ends, then deploy again:',
    `    aws cloudformation describe-stacks --region ${region} --stack-name ${stack} --query "Stacks[0].StackStatus" --output text`,
  ].join('\n');
