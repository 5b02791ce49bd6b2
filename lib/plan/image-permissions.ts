import type { EndpointService } from './endpoint-services';
import type { Permission } from './permission';
import { the } from './resource';

/**
 * Pulling serving images from the deployment's repository. Docker speaks to `ecr.dkr`, which authorises a pull by the
 * same actions as the API.
 *
 * @param insideVpc whether the pull starts inside the VPC and needs both endpoints.
 */
export function pullsImages({ insideVpc }: { readonly insideVpc: boolean }): readonly Permission[] {
  const through = (...services: EndpointService[]) => (insideVpc ? services : []);
  return [
    {
      sid: 'PullImage',
      effect: 'Allow',
      actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      resources: [the('images-repository')],
      through: through('ecr.api', 'ecr.dkr'),
    },
    {
      sid: 'LogInToRegistry',
      effect: 'Allow',
      // This action takes no resource: a sign-in is to the registry, not to a repository.
      actions: ['ecr:GetAuthorizationToken'],
      resources: ['*'],
      through: through('ecr.api'),
    },
  ];
}
