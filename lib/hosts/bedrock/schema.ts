import { z } from 'zod';
import { commonFields } from '../../config/model-fields';
import { textLike } from '../../config/scalars';

/** A model on Amazon Bedrock. Without `profile` it answers inside the region. */
export const bedrockSchema = z.strictObject({
  ...commonFields,
  host: z.literal('bedrock'),
  /** Foundation model id, version included: `mistral.mistral-large-3-675b-instruct`. */
  modelId: textLike('a Bedrock foundation model id, without a profile prefix', /^[a-z0-9-]+\.[a-z0-9.:-]+$/),
  /**
   * Cross-region inference, opt-in. The file lists the destination regions, so that a reviewer sees where prompts may
   * be processed. They decide the model's boundary: `geography` if all of them are at home, in the jurisdictions of the
   * deployment, otherwise `global`.
   */
  profile: z
    .strictObject({
      scope: z.string('the scope of an inference profile, the first word of its id'),
      destinations: z.union([
        z.literal('any commercial region'),
        z.array(z.string('an AWS region')).min(1, 'a list of AWS regions'),
      ]),
    })
    .optional(),
});

export type BedrockModel = z.output<typeof bedrockSchema>;
