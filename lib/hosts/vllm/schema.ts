import { z } from 'zod';
import { hostName } from '../../config/dns-name';
import { commonFields, selfHostedFields } from '../../config/model-fields';
import { correctableText, textLike } from '../../config/text-like';

/** The certificate that the load balancer presents and the router trusts. */
const certificate = z.strictObject({
  /** ACM certificate for `hostName`, in this region and account. */
  arn: textLike(
    'the ARN of an ACM certificate',
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]{36}$/,
    (text) =>
      text.includes(':acm-pca:')
        ? 'this is a private authority, not a certificate: request one for hostName from it in ACM, write the ARN of that certificate here, and the certificates of the authority into caBundle'
        : 'write the ARN that aws acm list-certificates prints',
  ),
  /** The name in the certificate. A private zone record points it at the internal load balancer. */
  hostName,
  /** PEM certificates of the private CA that signed it. @default the router trusts public authorities */
  caBundle: z.string('PEM certificates').max(65_536).optional(),
});

/** An open-weight model on GPU EC2 instances of the account, served by vLLM on ECS. */
export const vllmSchema = z.strictObject({
  ...commonFields,
  host: z.literal('vllm'),
  ...selfHostedFields,
  /** EC2 instance type with NVIDIA GPUs. One task uses one whole instance. */
  instanceType: correctableText(
    'an EC2 instance type such as g6.xlarge',
    /^[a-z0-9-]+\.[a-z0-9]+$/,
    (text) => text.trim().toLowerCase().replace(/^ml\./, ''),
    'name a type with GPUs, such as g6.xlarge',
  ),
  /**
   * The machine image of the GPU instances, built from AWS's ECS GPU image for Amazon Linux 2023, in this region. A deploy
   * with another image replaces running instances, one after the other.
   * @default the newest ECS GPU image of AWS at each deploy
   */
  amiId: textLike(
    'the id of an AMI such as ami-0123456789abcdef0',
    /^ami-(?!0+$)([0-9a-f]{8}|[0-9a-f]{17})$/,
    'write the id that aws ec2 describe-images prints for the image in this region',
  ).optional(),
  /**
   * Running copies. `desired` is the number that runs; 0 until image and weights are staged. No policy scales it. `max`
   * is the number of instances at most: what is above `desired` is room for new copies beside old ones during a deploy.
   */
  copies: z
    .strictObject({ desired: z.int().min(0).max(64), max: z.int().min(1).max(64) })
    .refine((copies) => copies.desired <= copies.max, {
      message: 'desired no larger than max',
      params: { fix: 'lower desired, or raise max' },
    }),
  certificate,
});

export type VllmModel = z.output<typeof vllmSchema>;

/** The same model without a running copy; `undefined`: it has none. */
export const vllmStopped = (model: VllmModel): VllmModel | undefined =>
  model.copies.desired === 0 ? undefined : { ...model, copies: { ...model.copies, desired: 0 } };
