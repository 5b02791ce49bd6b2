import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { FoundStack } from '../../../lib/proof/live/found-account';
import type { Template } from '../../../lib/proof/template/template';
import type { Account } from '../../account/account';
import { describeStack, stackResources } from '../../account/stack';

/** What reading the stacks calls. */
export const STACK_ACTIONS = [
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplate',
  'cloudformation:ListStackResources',
];

/** A stack without what its resources are. `undefined`: the account has none of this name. */
export async function readStack(
  name: string,
  account: Pick<Account, 'cloudFormation'>,
): Promise<Omit<FoundStack, 'readings'> | undefined> {
  const stack = await describeStack(account, name);
  if (!stack || stack.StackStatus === 'DELETE_COMPLETE') return undefined;
  const command = new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' });
  const { TemplateBody = '' } = await account.cloudFormation.send(command);
  const resources = await stackResources(account, name);
  const { RoleARN, Outputs = [], Parameters = [] } = stack;
  return {
    name,
    id: stack.StackId ?? '',
    status: stack.StackStatus ?? '',
    ...(RoleARN !== undefined && { role: RoleARN }),
    terminationProtection: stack.EnableTerminationProtection ?? false,
    template: templateIn(TemplateBody),
    physicalIds: new Map(
      resources.flatMap(({ LogicalResourceId = '', PhysicalResourceId, ResourceStatus = '' }) =>
        PhysicalResourceId === undefined || /^(DELETE_COMPLETE|CREATE_FAILED)$/.test(ResourceStatus)
          ? []
          : [[LogicalResourceId, PhysicalResourceId]],
      ),
    ),
    outputs: new Map(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
    parameters: new Map(
      Parameters.map(({ ParameterKey = '', ParameterValue = '', ResolvedValue }) => [
        ParameterKey,
        ResolvedValue ?? ParameterValue,
      ]),
    ),
  };
}

/** A template that is no JSON was not deployed by the CDK: it has no resource that the proof expects. */
function templateIn(body: string): Template {
  try {
    return JSON.parse(body);
  } catch {
    return { Resources: {} };
  }
}
