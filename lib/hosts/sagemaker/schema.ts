import { z } from 'zod';
import { commonFields, selfHostedFields } from '../../config/model-fields';
import { correctableText } from '../../config/text-like';

/** An open-weight model on a SageMaker real-time endpoint. */
export const sagemakerSchema = z.strictObject({
  ...commonFields,
  host: z.literal('sagemaker'),
  ...selfHostedFields,
  /** SageMaker hosting instance type. */
  instanceType: correctableText(
    'a SageMaker hosting type such as ml.g6.xlarge',
    /^ml\.[a-z0-9-]+\.[a-z0-9]+$/,
    (text) => `ml.${text.trim().toLowerCase().replace(/^ml\./, '')}`,
    'name a type with GPUs, such as ml.g6.xlarge',
  ),
  instances: z
    .strictObject({ min: z.int().min(1).max(64), max: z.int().min(1).max(64) })
    .refine((instances) => instances.min <= instances.max, {
      message: 'min no larger than max',
      params: { fix: 'lower min, or raise max' },
    }),
});

export type SagemakerModel = z.output<typeof sagemakerSchema>;

/** The name of a model's endpoint. Lower case, as SageMaker writes endpoint names in ARNs. */
export const sagemakerEndpointName = (
  deployment: { readonly name: string },
  model: { readonly name: string },
) => `${deployment.name}-${model.name}`;
