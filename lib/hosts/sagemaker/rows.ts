import { sagemakerInstance } from '../../config/facts/instances';
import { servingVocabulary } from '../../config/self-hosted/vocabulary';
import { modelAddress, modelVariable } from '../../plan/deploy-time-values';
import { stagedFiles } from '../../plan/staged-files';
import type { HostDefinition } from '../host';
import { callsSagemaker, sagemakerPolicies, sagemakerRoles } from './permissions';
import { endpointQuotas } from './prerequisites';
import { type SagemakerModel, sagemakerEndpointName } from './schema';

/**
 * Whether the volumes of a model's instances take a key. On instance types with local NVMe volumes, which hardware
 * encrypts, a key encrypts nothing; older API documentation says that SageMaker refuses it (CreateEndpointConfig,
 * botocore 1.43.11 and 1.43.107).
 */
export const takesVolumeKey = ({ instanceType }: Pick<SagemakerModel, 'instanceType'>) =>
  sagemakerInstance(instanceType).localNvmeGb === 0;

export const sagemaker: HostDefinition<'sagemaker'> = {
  selfHosted: true,
  ownInstances: false,
  loadBalanced: false,
  dataKeyServices: (models) => (models.some(takesVolumeKey) ? ['sagemaker'] : []),
  fails: 'answered with model errors',
  expectedCopies: () => undefined,
  roles: sagemakerRoles,
  policies: sagemakerPolicies,
  logGroups: (models, deployment) =>
    models.map(({ name }) => ({
      name: 'sagemaker-logs',
      id: `Sagemaker-${name}`,
      fixedName: `/aws/sagemaker/Endpoints/${sagemakerEndpointName(deployment, { name })}`,
    })),
  flows: () => [],
  names: () => [],
  foreignCalls: () => [],
  permissionsToCall: callsSagemaker,
  permissionsOnce: () => [],
  profileOf: () => undefined,
  // The variable that holds the name of the endpoint, and what callers may send of vLLM's own fields.
  router: {
    describe: ({ name, extras }) => ({
      host: 'sagemaker',
      endpointNameVariable: modelVariable(name, 'ENDPOINT'),
      extras: extras && [...extras],
    }),
    variables: (model, values) => ({ [model.endpointNameVariable]: modelAddress(model.name, values) }),
  },
  service: 'sagemaker-runtime',
  servedName: ({ name }, deployment) => `${deployment.name}-${name}`,
  prerequisites: {
    once: endpointQuotas,
    before: () => [],
    // An endpoint starts its instances when it is created.
    staged: (model, home) => stagedFiles(model, home, servingVocabulary(model)),
    later: () => undefined,
  },
  idleInstances: ({ instanceType, instances }) => ({
    type: instanceType,
    count: instances.min,
    most: instances.max,
    usdPerHour: sagemakerInstance(instanceType).sagemakerUsdPerHourUs,
  }),
};
