import { GetTemplateCommand, paginateListStacks, type StackStatus } from '@aws-sdk/client-cloudformation';
import { type StacksNamed, stackName } from '../../lib/config/stack-name';
import { DELETION_ORDER, type StackPart } from '../../lib/config/stack-parts';
import type { Account } from '../account/account';
import { describeStack, stackResources } from '../account/stack';
import { unlessAbsent } from '../account/unless-absent';
import { templateIn } from '../deploy/deployed-file';
import type { MadeResource, StackContents } from './retained';

/** A stack in the account. */
export interface FoundStack extends StackContents {
  readonly part: StackPart;
  /** Its ARN: a stack that is created later under the same name has another one. */
  readonly id: string;
  readonly status: StackStatus;
  readonly isProtected: boolean;
  readonly made: ReadonlyMap<string, MadeResource>;
}

type Cloud = Pick<Account, 'cloudFormation'>;

/** The stacks of a deployment that exist, and those that CloudFormation remembers: for 90 days after their deletion. */
export async function findStacks(deployment: StacksNamed, at: Cloud): Promise<readonly FoundStack[]> {
  const deleted = await deletedStacks(at);
  const found: FoundStack[] = [];
  for (const part of DELETION_ORDER) {
    const stack = stackName(deployment, part);
    const existing = await describeStack(at, stack);
    const ids = [
      ...(existing?.StackId === undefined ? [] : [{ id: existing.StackId, deletedAt: undefined }]),
      ...deleted.filter(({ name }) => name === stack),
    ];
    for (const { id, deletedAt } of ids) {
      found.push({
        part,
        stack,
        id,
        deletedAt,
        status: deletedAt ? 'DELETE_COMPLETE' : (existing?.StackStatus ?? 'DELETE_COMPLETE'),
        isProtected: !deletedAt && (existing?.EnableTerminationProtection ?? false),
        template: await templateOf(id, at),
        made: await resourcesMade(id, at),
      });
    }
  }
  return found;
}

async function deletedStacks({ cloudFormation: client }: Cloud) {
  const deleted: { readonly name: string; readonly id: string; readonly deletedAt: Date }[] = [];
  for await (const { StackSummaries = [] } of paginateListStacks(
    { client },
    { StackStatusFilter: ['DELETE_COMPLETE'] },
  )) {
    for (const {
      StackName: name = '',
      StackId: id = '',
      DeletionTime: deletedAt = new Date(0),
    } of StackSummaries)
      deleted.push({ name, id, deletedAt });
  }
  return deleted.sort((one, other) => other.deletedAt.getTime() - one.deletedAt.getTime());
}

/** A stack whose first change set was never executed has no template. */
async function templateOf(StackName: string, { cloudFormation }: Cloud) {
  const command = new GetTemplateCommand({ StackName, TemplateStage: 'Original' });
  const { TemplateBody = '{}' } = (await unlessAbsent(cloudFormation.send(command), 'ValidationError')) ?? {};
  return templateIn(TemplateBody);
}

/** What CloudFormation made of a stack, by logical id. Nothing that was never made, or is deleted. */
async function resourcesMade(stack: string, at: Cloud) {
  const made = new Map<string, MadeResource>();
  for (const {
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceStatus: status,
  } of await stackResources(at, stack)) {
    if (logicalId && physicalId && status && status !== 'DELETE_COMPLETE')
      made.set(logicalId, { physicalId, status });
  }
  return made;
}
