import { addressOf } from '../../plan/deploy-time-values';
import { inCapitals } from '../../plan/variable-name';
import type { RouterRows } from '../host';

/** Holds the endpoint name of a model. */
const endpointNameVariable = (model: string) => `MODEL_${inCapitals(model)}_ENDPOINT`;

/** What the router knows of a SageMaker model: the variable with the name of its endpoint. */
export const sagemakerRouterModel: RouterRows<'sagemaker'> = {
  describe: ({ name }) => ({ host: 'sagemaker', endpointNameVariable: endpointNameVariable(name) }),
  variables: (model, values) => ({ [model.endpointNameVariable]: addressOf(model.name, values) }),
};
