import type { ModelOn } from '../../../config/model';
import { ABSENT } from '../../iam/context';
import { allow } from '../../matching/policy';
import { weightsAreAble } from './abilities';
import { arnIn } from './arn-in';
import type { ExpectedHost } from './expected-host';
import { weightsAreTold } from './thinking';
import { variablePrefix } from './variable-prefix';

export const sagemaker: ExpectedHost<'sagemaker'> = {
  insideAccount: true,
  keepers: () => undefined,
  unlisted: () => undefined,
  calls: (model, deployment) => [
    {
      service: 'sagemaker.runtime',
      action: 'sagemaker:InvokeEndpointWithResponseStream',
      resource: arnIn(deployment, 'sagemaker', `endpoint/${deployment.name}-${model.name}`),
      region: deployment.region,
      profile: ABSENT,
    },
  ],
  hostName: () => undefined,
  address: ({ name }, deployment) => `${deployment.name}-${name}`,
  places: (_, { region }) => [region],
  configured: ({ endpointNameVariable }, environment) => environment[endpointNameVariable],
  part: (model) => ({ host: 'sagemaker', endpointNameVariable: variable(model), extras: model.extras }),
  variable,
  able: weightsAreAble,
  told: weightsAreTold,
  statements: (basis, { name }) => [
    allow({
      actions: ['sagemaker:InvokeEndpointWithResponseStream'],
      resources: [basis.arn('sagemaker', `endpoint/${basis.deployment.name}-${name}`)],
    }),
  ],
  statementsOnce: () => [],
  failures: ({ deployment }, { name }) => ({
    namespace: 'AWS/SageMaker',
    name: 'Invocation5XXErrors',
    dimensions: { EndpointName: `${deployment.name}-${name}`, VariantName: 'primary' },
    labelled: true,
  }),
};

function variable(model: ModelOn<'sagemaker'>): string {
  return `${variablePrefix(model)}_ENDPOINT`;
}
