import { z } from 'zod';
import { commonFields } from '../../config/model-fields';
import { correctableText } from '../../config/text-like';

/** A model on Amazon Bedrock. Without `profile` it answers inside the region. */
export const bedrockSchema = z.strictObject({
  ...commonFields,
  host: z.literal('bedrock'),
  /** Foundation model id, version included: `mistral.mistral-large-3-675b-instruct`. */
  modelId: correctableText(
    'a Bedrock foundation model id, without a profile prefix',
    /^[a-z0-9-]+\.[a-z0-9.:-]+$/,
    (text) =>
      text
        .trim()
        .toLowerCase()
        .replace(/^arn:.*\//, ''),
    'write a modelId that aws bedrock list-foundation-models prints',
  ),
  /**
   * Cross-region inference, opt-in. The file lists the destination regions, so that a reviewer sees where prompts may
   * be processed. They decide the model's boundary: `geography` if all of them are at home, in the jurisdictions of the
   * deployment, otherwise `global`.
   */
  profile: z
    .strictObject({
      scope: z.string('the scope of an inference profile, the first word of its id').max(40),
      destinations: z.union([
        z.literal('any commercial region'),
        z.array(z.string('an AWS region').max(40)).min(1, 'a list of AWS regions').max(100),
      ]),
    })
    .optional(),
});

export type BedrockModel = z.output<typeof bedrockSchema>;
