import * as z from 'zod/mini';
import { MODEL_FIELDS } from '../model-fields';

/** A SageMaker model in the router's configuration. */
export const sagemakerRouterSchema = z.strictObject({
  ...MODEL_FIELDS,
  host: z.literal('sagemaker'),
  /** Holds the name of the model's endpoint. */
  endpointNameVariable: z.string().check(z.minLength(1)),
});
export type SagemakerRouterModel = z.infer<typeof sagemakerRouterSchema>;
