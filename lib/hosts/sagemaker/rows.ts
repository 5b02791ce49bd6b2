import type { HostDefinition } from '../host';
import { callsSagemaker, sagemakerPolicies, sagemakerRoles } from './permissions';
import { sagemakerInstances, sagemakerPrerequisites } from './prerequisites';
import { sagemakerRouterModel } from './router-model';

export const sagemaker: HostDefinition<'sagemaker'> = {
  selfHosted: true,
  ownInstances: false,
  fails: 'answered with model errors',
  expectedCopies: () => undefined,
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
  profileOf: () => undefined,
  router: sagemakerRouterModel,
  service: 'sagemaker-runtime',
  servedName: ({ name }, deployment) => `${deployment.name}-${name}`,
  prerequisites: sagemakerPrerequisites,
  idleInstances: sagemakerInstances,
};
