import * as z from 'zod/mini';
import { chain } from './chain';
import { classification, finding, request } from './request';
import { boundary, digest, text } from './values';

/**
 * That the text of one request will now be sent for a second opinion, before the decision and under its id. Holds no
 * text of the request. The rules for fields are those of the decision.
 */
export const secondOpinion = z
  .strictObject({
    schema: z
      .literal('hybrid-llm/second-opinion/1')
      .check(z.describe('What this line is, and the version of its fields.')),
    ...request('When the record was written'),
    dataClass: classification().check(
      z.describe('How sensitive the request is without the second opinion, and who says so.'),
    ),
    findings: z
      .nullable(z.array(finding()))
      .check(z.describe('What the detector found, as types and counts; null: it failed.')),
    host: z.literal('comprehend').check(z.describe('The service that the text is sent to.')),
    boundary: boundary().check(z.describe('How far the text travels.')),
    regions: z.array(text()).check(z.describe('AWS regions it may be processed in.')),
    promptDigest: digest().check(z.describe('Keyed digest of the messages.')),
    chain: chain().check(z.describe('Place among the records of its writer.')),
  })
  .check(
    z.describe(
      'That the text of one request is sent for a second opinion, and why it may be. Accepted before it is sent.',
    ),
  );
