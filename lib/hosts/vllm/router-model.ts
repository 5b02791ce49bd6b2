import { addressOf } from '../../plan/deploy-time-values';
import { inCapitals } from '../../plan/variable-name';
import type { RouterRows } from '../host';

/** Holds the base URL of a model. */
const baseUrlVariable = (model: string) => `MODEL_${inCapitals(model)}_BASE_URL`;

/** What the router knows of a vLLM model: the variable with its address, and whom to trust there. */
export const vllmRouterModel: RouterRows<'vllm'> = {
  describe: ({ name, certificate }) => ({
    host: 'vllm',
    baseUrlVariable: baseUrlVariable(name),
    caBundle: certificate.caBundle,
  }),
  variables: (model, values) => ({ [model.baseUrlVariable]: addressOf(model.name, values) }),
};
