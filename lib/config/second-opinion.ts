import { z } from 'zod';
import { DATA_CLASSES } from '../../policy/data-class';
import { COMPREHEND_TYPES } from '../../policy/second-opinion';
import { day } from './scalars';

/**
 * The open lane sends the text of requests to Amazon Comprehend, which finds values without a fixed form: names and
 * addresses. It sends only requests whose class without Comprehend may reach boundary `region`, and the answer can only
 * raise the class. A request without an answer in time counts as restricted. docs/guides/detection.md describes what
 * this adds and costs.
 */
export const secondOpinion = z.strictObject({
  service: z.literal('comprehend'),
  /** The language of the texts. Comprehend finds less in texts of another language. */
  language: z.enum(['en', 'es']),
  /** The lowest confidence score that counts, 0 to 1. @default 0.9 */
  minimumScore: z.number('a number from 0 to 1').min(0).max(1).default(0.9),
  /** The class of each type of personal data that counts. At least one. */
  classes: z
    .partialRecord(z.enum(COMPREHEND_TYPES), z.enum(DATA_CLASSES))
    .refine((classes) => Object.keys(classes).length > 0, {
      message: 'at least one type, such as NAME',
      params: { fix: "add the types that count, such as { NAME: 'confidential' }; or remove secondOpinion" },
    }),
  /**
   * The day on which you confirmed that this account is opted out of AWS keeping and using what Comprehend reads:
   * `aws organizations describe-effective-policy --policy-type AISERVICES_OPT_OUT_POLICY`. Without it AWS may store
   * texts in other regions. Needed everywhere but in GovCloud, where AWS keeps none.
   */
  optOutConfirmedOn: day.optional(),
  /**
   * Zones for Comprehend's endpoint, if Comprehend is not offered in all zones of the deployment.
   * @default the zones of all endpoints
   */
  endpointZones: z.array(z.string('a zone name').max(60)).min(1).max(3).optional(),
  /**
   * The day on which you confirmed that Comprehend detects personal data in this region; overrides the blueprint's
   * facts. @default the facts decide
   */
  availabilityConfirmedOn: day.optional(),
});
