import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { Deployment } from '../../../lib/config/deployment';
import { stackName } from '../../../lib/config/stack-name';
import { sagemakerEndpointName } from '../../../lib/hosts/sagemaker/schema';
import type { Host } from '../../../policy/boundary';
import type { Account } from '../../account/account';
import { stackResources } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import type { Copies } from './copies';
import { sagemakerCopies } from './sagemaker-copies';
import { vllmCopies } from './vllm-copies';

/** Where the copies of a deployment are looked for. */
interface Place {
  readonly deployment: Deployment;
  /** Of the inference stack. */
  readonly resources: readonly StackResourceSummary[];
  readonly account: Pick<Account, 'api' | 'cloudFormation' | 'sageMaker'>;
  readonly since: Date;
}

/** Who runs the copies of a model, by host. AWS runs those of Bedrock. */
const READERS: Readonly<Record<Host, (model: string, place: Place) => Promise<Copies | undefined>>> = {
  vllm: (model, { resources, account, since }) => vllmCopies(model, resources, account, since),
  sagemaker: (model, { deployment, account }) =>
    sagemakerCopies(model, sagemakerEndpointName(deployment, { name: model }), account),
  bedrock: async () => undefined,
};

/**
 * The copies of every self-hosted model whose service or endpoint is there.
 *
 * @param since what a service said before is left out
 */
export async function readCopies(
  deployment: Deployment,
  account: Place['account'],
  since: Date,
): Promise<readonly Copies[]> {
  const stack = stackName(deployment, 'inference');
  const resources = (await unlessAbsent(stackResources(account, stack), 'ValidationError')) ?? [];
  const place = { deployment, resources, account, since };
  const found = await Promise.all(deployment.models.map(({ host, name }) => READERS[host](name, place)));
  return found.filter((one) => one !== undefined);
}
