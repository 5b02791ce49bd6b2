import type { Deployment } from '../config/deployment';
import type { HostRows } from '../hosts/rows';

/**
 * The services that use the data key for a resource of this deployment, named as in `kms:ViaService` before the
 * region. The key can be used through no other service.
 *
 * - always: Lambda for the environment of functions, SNS for the topics of alarms and dead letters
 * - Amazon ECR and S3 for images and weights, S3 for the token issuer's keys, DynamoDB for API keys
 * - what the hosts' own resources use
 */
export function dataKeyServices(
  { bearer }: Pick<Deployment, 'bearer'>,
  hosts: readonly Pick<HostRows, 'selfHosted' | 'dataKeyServices'>[],
): readonly string[] {
  const selfHosted = hosts.some((host) => host.selfHosted);
  const services = [
    'lambda',
    'sns',
    ...(selfHosted ? ['ecr', 's3'] : []),
    ...(bearer?.oidc ? ['s3'] : []),
    ...(bearer?.apiKeys ? ['dynamodb'] : []),
    ...hosts.flatMap((host) => host.dataKeyServices),
  ];
  return [...new Set(services)].sort();
}
