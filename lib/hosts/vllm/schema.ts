import { z } from 'zod';
import { commonFields, selfHostedFields } from '../../config/model-fields';
import { textLike } from '../../config/scalars';

/** The certificate that the load balancer presents and the router trusts. */
const certificate = z.strictObject({
  /** ACM certificate for `hostName`, in this region and account. */
  arn: textLike(
    'the ARN of an ACM certificate',
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
  ),
  /** The name in the certificate. A private zone record points it at the internal load balancer. */
  hostName: textLike(
    'a lower-case DNS name with at least two labels',
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
  ),
  /** PEM certificates of the private CA that signed it. @default the router trusts public authorities */
  caBundle: z.string('PEM certificates').optional(),
});

/** An open-weight model on GPU EC2 instances of the account, served by vLLM on ECS. */
export const vllmSchema = z.strictObject({
  ...commonFields,
  host: z.literal('vllm'),
  ...selfHostedFields,
  /** EC2 instance type with NVIDIA GPUs. One task uses one whole instance. */
  instanceType: textLike('an EC2 instance type such as g6.xlarge', /^[a-z0-9-]+\.[a-z0-9]+$/),
  /** Running copies. `desired` is the number to start; 0 until image and weights are staged. */
  copies: z
    .strictObject({ desired: z.int().min(0).max(64), max: z.int().min(1).max(64) })
    .refine((copies) => copies.desired <= copies.max, 'desired no larger than max'),
  certificate,
});

export type VllmModel = z.output<typeof vllmSchema>;
