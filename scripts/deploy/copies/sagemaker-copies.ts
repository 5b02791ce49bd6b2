import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import type { Account } from '../../account/account';
import type { Copies } from './copies';

/**
 * The copies of a model on a SageMaker endpoint, by its name. SageMaker counts an instance once its container answers the
 * health check.
 *
 * @returns `undefined` where the endpoint is not there yet
 */
export async function sagemakerCopies(
  model: string,
  endpoint: string,
  { sageMaker }: Pick<Account, 'sageMaker'>,
): Promise<Copies | undefined> {
  const described = await sageMaker
    .send(new DescribeEndpointCommand({ EndpointName: endpoint }))
    .catch((error: Error) => {
      if (error.name === 'ValidationException' && /could not find/i.test(error.message)) return undefined;
      throw error;
    });
  if (!described) return undefined;
  const { EndpointStatus: status = '', FailureReason: reason, ProductionVariants: variants = [] } = described;
  const wanted = variants.reduce((sum, one) => sum + (one.DesiredInstanceCount ?? 0), 0);
  const running = variants.reduce((sum, one) => sum + (one.CurrentInstanceCount ?? 0), 0);
  const up = status === 'InService' ? running : 0;
  const states = variants.flatMap(({ VariantStatus = [] }) => VariantStatus);
  return {
    model,
    // Until its first instance is there, an endpoint has no variant that counts.
    wanted: Math.max(wanted, 1),
    up,
    starting: status === 'InService' ? Math.max(0, wanted - running) : Math.max(wanted, 1),
    said: [
      { id: `${endpoint}/${status}`, words: `endpoint ${endpoint} is ${status}` },
      ...states.map(({ Status, StatusMessage }) => ({
        id: `${endpoint}/${Status}/${StatusMessage ?? ''}`,
        words: `its instances: ${[Status, StatusMessage].filter(Boolean).join(', ')}`,
      })),
    ],
    ...(status === 'Failed' || status === 'UpdateRollbackFailed'
      ? { gaveUp: reason ?? `the endpoint is ${status}` }
      : {}),
  };
}
