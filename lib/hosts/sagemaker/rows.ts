import type { HostDefinition } from '../host';
import { callsSagemaker, sagemakerPolicies, sagemakerRoles } from './permissions';

export const sagemaker: HostDefinition<'sagemaker'> = {
  selfHosted: true,
  ownInstances: false,
  roles: sagemakerRoles,
  policies: sagemakerPolicies,
  logGroups: (models, deployment) =>
    models.map(({ name }) => ({
      name: 'sagemaker-logs',
      id: `Sagemaker-${name}`,
      fixedName: `/aws/sagemaker/Endpoints/${deployment.name}-${name}`,
    })),
  flows: () => [],
  foreignCalls: () => [],
  permissionsToCall: callsSagemaker,
  permissionsOnce: () => [],
};
