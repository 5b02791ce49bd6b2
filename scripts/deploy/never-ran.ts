import type { ResourceStatus, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { Deployment } from '../../lib/config/deployment';
import { isSelfHosted, type Model } from '../../lib/config/model';
import type { Account } from '../account/account';
import { isIdOf } from '../account/logical-id';
import { stackResources } from '../account/stack';

/** The resources that run models: what each host creates for one model. */
const RUNS_A_MODEL: readonly string[] = ['AWS::ECS::Service', 'AWS::SageMaker::Endpoint'];

/** The states of a resource that does not exist. */
const ABSENT: readonly ResourceStatus[] = ['CREATE_FAILED', 'DELETE_COMPLETE'];

/** The logical ids of the services and endpoints that a stack has. CloudFormation has rolled back what failed. */
export async function readServing(
  stack: string,
  at: Pick<Account, 'cloudFormation'>,
): Promise<readonly string[]> {
  const serving = (await stackResources(at, stack)).filter(
    (resource) => RUNS_A_MODEL.includes(resource.ResourceType ?? '') && exists(resource),
  );
  return serving.flatMap(({ LogicalResourceId }) => LogicalResourceId || []);
}

const exists = ({ ResourceStatus: status }: StackResourceSummary) =>
  status !== undefined && !ABSENT.includes(status);

/**
 * The deployed file without the self-hosted models that never ran: the foundation stores a file before the inference
 * stack creates its models, and their creation may have failed. A model without a service or endpoint has no caller, so
 * no deploy has to create it once more.
 *
 * @param serving the logical ids of the services and endpoints that exist
 */
export function withoutNeverRan(deployed: Deployment, serving: readonly string[]): Deployment {
  // Another release may have given other ids. Then nothing is known of any model.
  if (serving.some((id) => !deployed.models.some((model) => runs(id, model)))) return deployed;
  const models = deployed.models.filter(
    (model) => !isSelfHosted(model) || serving.some((id) => runs(id, model)),
  );
  const stays = (name: string) => models.some((model) => model.name === name);
  const callers = deployed.callers.flatMap((caller) => withModels(caller, stays));
  if (models.length === deployed.models.length || models.length * callers.length === 0) return deployed;
  return {
    ...deployed,
    models: models.map((model) => ({ ...model, fallbacks: model.fallbacks.filter(stays) })),
    callers,
  };
}

/** The caller with the models that stay; nothing where none does: no router has a caller without a model. */
function withModels(
  caller: Deployment['callers'][number],
  stays: (name: string) => boolean,
): readonly (typeof caller)[] {
  if (caller.models === 'all') return [caller];
  const models = caller.models.filter(stays);
  return models.length > 0 ? [{ ...caller, models }] : [];
}

const runs = (logicalId: string, { name }: Model): boolean =>
  isIdOf(logicalId, 'Vllm', name, 'Service') || isIdOf(logicalId, 'Sagemaker', name, 'Endpoint');
