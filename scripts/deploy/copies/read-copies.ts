import type { Deployment } from '../../../lib/config/deployment';
import type { Model } from '../../../lib/config/model';
import { stackName } from '../../../lib/config/stack-name';
import { sagemakerEndpointName } from '../../../lib/hosts/sagemaker/schema';
import type { Account } from '../../account/account';
import { stackResources } from '../../account/stack';
import { unlessAbsent } from '../../account/unless-absent';
import type { Copies } from './copies';
import { sagemakerCopies } from './sagemaker-copies';
import { vllmCopies } from './vllm-copies';

/**
 * The copies of every self-hosted model whose service or endpoint is there.
 *
 * @param since what a service said before is left out
 */
export async function readCopies(
  deployment: Deployment,
  account: Pick<Account, 'api' | 'cloudFormation' | 'sageMaker'>,
  since: Date,
): Promise<readonly Copies[]> {
  const stack = stackName(deployment, 'inference');
  const resources = (await unlessAbsent(stackResources(account, stack), 'ValidationError')) ?? [];
  const read = (model: Model): Promise<Copies | undefined> | undefined => {
    switch (model.host) {
      case 'vllm':
        return vllmCopies(model.name, resources, account, since);
      case 'sagemaker':
        return sagemakerCopies(model.name, sagemakerEndpointName(deployment, model), account);
      case 'bedrock':
        return undefined;
    }
  };
  const found = await Promise.all(deployment.models.map(read));
  return found.filter((one) => one !== undefined);
}
