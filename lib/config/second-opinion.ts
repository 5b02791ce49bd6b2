import { z } from 'zod';
import { DATA_CLASSES } from '../../policy/data-class';
import { COMPREHEND_TYPES } from '../../policy/second-opinion';
import { day } from './scalars';

/**
 * Amazon Comprehend is shown what the open lane is asked, to find what has no form: names and addresses. Only
 * requests whose class may reach boundary `region` without it are shown, and the answer can only raise the class.
 * Without an answer in time a request counts as restricted. docs/guides/detection.md says what this adds and costs.
 */
export const secondOpinion = z.strictObject({
  service: z.literal('comprehend'),
  /** The language of the texts; what is written in another is read less well. */
  language: z.enum(['en', 'es']),
  /** How sure Comprehend must be, 0 to 1. @default 0.9 */
  minimumScore: z.number('a number from 0 to 1').min(0).max(1).default(0.9),
  /** The class of each kind of personal data to listen for. At least one. */
  classes: z
    .partialRecord(z.enum(COMPREHEND_TYPES), z.enum(DATA_CLASSES))
    .refine((classes) => Object.keys(classes).length > 0, 'at least one kind, such as NAME'),
  /**
   * The day somebody looked and found this account opted out of letting AWS keep and use what Comprehend reads:
   * `aws organizations describe-effective-policy --policy-type AISERVICES_OPT_OUT_POLICY`. Without it AWS may store
   * texts in other regions. Needed everywhere but in GovCloud, where AWS keeps none.
   */
  optOutConfirmedOn: day.optional(),
  /**
   * Zones for Comprehend's endpoint, where Comprehend is not offered in all zones of the deployment.
   * @default the zones of all endpoints
   */
  endpointZones: z.array(z.string('a zone name')).min(1).optional(),
  /**
   * The day somebody looked and found Comprehend's detection of personal data in this region; overrules what the
   * blueprint knows. @default the facts decide
   */
  availabilityConfirmedOn: day.optional(),
});

export type SecondOpinion = z.output<typeof secondOpinion>;
