import { SAGEMAKER_GPU_TYPES, sagemakerInstance } from '../../config/facts/instances';
import { type HostCheck, modelCheck } from '../../config/host-check';
import { selfHostedChecks } from '../../config/self-hosted/checks';
import { typeIsOffered } from '../../config/type-is-offered';
import { type SagemakerModel, sagemakerEndpointName } from './schema';

const LONGEST_ENDPOINT_NAME = 63;

/** The endpoint name `<deployment>-<model>` is not longer than SageMaker allows. */
const endpointNameFits = modelCheck<SagemakerModel>()(['name'], (model, path, { name }) => {
  const endpoint = sagemakerEndpointName({ name }, model);
  if (endpoint.length <= LONGEST_ENDPOINT_NAME) return [];
  return [
    {
      path: `${path}.name`,
      got: model.name,
      allowed: `at most ${LONGEST_ENDPOINT_NAME - name.length - 1} characters: the endpoint is called ${endpoint}, and SageMaker allows ${LONGEST_ENDPOINT_NAME}`,
      fix: 'shorten the name',
    },
  ];
});

/** What must hold of SageMaker models besides their schema. */
export const sagemakerChecks: readonly HostCheck<SagemakerModel>[] = [
  typeIsOffered<SagemakerModel>({ type: 'AWS::SageMaker::Endpoint', fact: 'hasSagemakerEndpoints' }),
  endpointNameFits,
  ...selfHostedChecks<SagemakerModel>({
    types: SAGEMAKER_GPU_TYPES,
    factsOf: sagemakerInstance,
    streamsWeights: false,
  }),
];
