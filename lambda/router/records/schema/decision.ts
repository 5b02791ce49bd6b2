import * as z from 'zod/mini';
import { chain } from './chain';
import { boundary, count, dataClass, digest, errorCode, lane, sha256, text, time } from './values';

const candidate = z.strictObject({
  model: text().check(z.describe('A model of the deployment.')),
  boundary: boundary().check(z.describe('How far a prompt travels when this model answers.')),
  kept: z.boolean().check(z.describe('Whether the model may answer this request.')),
  reason: z
    .enum([
      'within-ceiling',
      'above-ceiling',
      'outside-lane',
      'not-allowed-for-caller',
      'other-task',
      'context-too-small',
    ])
    .check(
      z.describe(
        'Why it was kept or refused; other-task: it was allowed, but is not for what the endpoint needs; context-too-small: it was allowed, but prompt and answer are longer than its context.',
      ),
    ),
  words: text().check(z.describe('The reason as a sentence.')),
});

const finding = z.strictObject({
  type: text().check(
    z.describe(
      'Kind of what was found, such as payment-card; comprehend/… is what Amazon Comprehend found, such as comprehend/name.',
    ),
  ),
  count: count().check(z.describe('How many; 1 where Amazon Comprehend says that there are some.')),
});

/**
 * What was decided about one request, and why: enough for an auditor to say why a model was, or was not, allowed
 * to see it. Holds no text of the request. Every field is always there; `null` is "none" or "not known". A field
 * added, removed or changed makes a new schema name; a new word in an enumeration does not.
 */
export const decision = z
  .strictObject({
    schema: z
      .literal('hybrid-llm/decision/1')
      .check(z.describe('What this line is, and the version of its fields.')),
    decisionId: text().check(
      z.describe('Id of the request: the same in its outcome and in the x-decision-id header.'),
    ),
    time: time().check(z.describe('When it was decided: UTC, ISO 8601, milliseconds.')),
    deployment: text().check(z.describe('The deployment file.')),
    account: text().check(z.describe('The AWS account of the router.')),
    region: text().check(z.describe('The AWS region of the router.')),
    codeVersion: text().check(z.describe('Version of the blueprint the router was built from.')),
    policyHash: sha256().check(z.describe('SHA-256 of the part of the configuration that decides.')),
    lane: lane().check(z.describe('The router function that decided.')),
    requestId: text().check(z.describe("API Gateway's id of the request, as in its access log.")),
    caller: text().check(z.describe('The caller of the deployment who asked.')),
    principal: text().check(
      z.describe(
        'What the caller authenticated as: an IAM role or user without path and session, api-key/ and a key id, or token/ and the value of its claim.',
      ),
    ),
    requestedModel: text().check(
      z.describe('A model of the deployment, auto, or unknown where the request named none of these.'),
    ),
    dataClass: z
      .strictObject({
        floor: dataClass().check(z.describe('No request of this caller counts as less.')),
        declared: z
          .nullable(z.enum([...dataClass().options, 'unknown']))
          .check(
            z.describe(
              'The highest class the request declared; unknown (a word that is no class) counts as restricted; null: nothing declared.',
            ),
          ),
        detected: z
          .nullable(dataClass())
          .check(z.describe('The class of what was detected; null: nothing, or the detector did not run.')),
        effective: dataClass().check(
          z.describe('What the request counted as: the highest of the three before.'),
        ),
      })
      .check(z.describe('How sensitive the request is, and who says so.')),
    findings: z
      .nullable(z.array(finding))
      .check(
        z.describe(
          'What was detected, as types and counts; null: the detector did not run; or it, or the second opinion asked for, failed, and then detected is restricted.',
        ),
      ),
    residency: boundary().check(z.describe('The widest boundary the deployment allows for any class.')),
    candidates: z
      .array(candidate)
      .check(z.describe('Every model considered; none where the request could not be understood.')),
    order: z
      .array(text())
      .check(z.describe('The kept models in the order to be tried; none where the request was refused.')),
    refusal: z
      .nullable(errorCode())
      .check(z.describe('The code of the error the client was given instead of an answer.')),
    promptDigest: z
      .nullable(digest())
      .check(z.describe('Keyed digest of the messages; null where they could not be read.')),
    chain: chain().check(z.describe('Place among the records of its writer.')),
  })
  .check(z.describe('What was decided about one request, and why. Written before the first byte left.'));
