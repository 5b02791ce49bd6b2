import { sagemakerInstance } from '../../config/facts/instances';
import { addressOf, modelVariable } from '../../plan/deploy-time-values';
import { stagedFiles } from '../../plan/staged-files';
import type { HostDefinition } from '../host';
import { callsSagemaker, sagemakerPolicies, sagemakerRoles } from './permissions';
import { endpointName } from './schema';

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
      fixedName: `/aws/sagemaker/Endpoints/${endpointName(deployment, { name })}`,
    })),
  flows: () => [],
  foreignCalls: () => [],
  permissionsToCall: callsSagemaker,
  permissionsOnce: () => [],
  profileOf: () => undefined,
  // The variable that holds the name of the endpoint.
  router: {
    describe: ({ name }) => ({ host: 'sagemaker', endpointNameVariable: modelVariable(name, 'ENDPOINT') }),
    variables: (model, values) => ({ [model.endpointNameVariable]: addressOf(model.name, values) }),
  },
  prerequisites: {
    once: [],
    before: () => [],
    // An endpoint starts its instances when it is created.
    staged: stagedFiles,
    later: () => undefined,
  },
  idleInstances: ({ instanceType, instances }) => ({
    type: instanceType,
    count: instances.min,
    usdPerHour: sagemakerInstance(instanceType).sagemakerUsdPerHourUs,
  }),
};
