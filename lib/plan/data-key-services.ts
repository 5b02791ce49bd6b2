import type { Deployment } from '../config/deployment';
import type { HostRows } from '../hosts/rows';

/**
 * The services that use the data key for a resource of this deployment, named as in `kms:ViaService` before the
 * region. The key can be used through no other service.
 *
 * - always: Lambda for the environment of functions, SNS for the topics of alarms and dead letters, SQS for mail that
 *   could not be delivered
 * - always: Amazon ECR and S3. Images, weights and the token issuer's keys are retained when their models or the issuer
 *   leave the deployment file, and without these services nobody could decrypt what is retained
 * - DynamoDB for API keys, while callers use them: the table contains digests, which nobody needs afterwards
 * - what the hosts' own resources use
 */
export function dataKeyServices(
  { bearer }: Pick<Deployment, 'bearer'>,
  hosts: readonly Pick<HostRows, 'dataKeyServices'>[],
): readonly string[] {
  const services = [
    ...['lambda', 'sns', 'sqs', 'ecr', 's3'],
    ...(bearer?.apiKeys ? ['dynamodb'] : []),
    ...hosts.flatMap((host) => host.dataKeyServices),
  ];
  return [...new Set(services)].sort();
}
