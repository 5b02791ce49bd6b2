import * as z from 'zod/mini';
import { count, dataClass, lane, sha256, text, time } from './values';

// What a record says about the request itself: the same fields, with the same meaning, in each record that is written
// before a call.

/** @param when what the time of the record is */
export const request = (when: string) => ({
  decisionId: text().check(
    z.describe('Id of the request: the same in its outcome and in the x-decision-id header.'),
  ),
  time: time().check(z.describe(`${when}: UTC, ISO 8601, milliseconds.`)),
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
});

/** How sensitive a request is, and who says so. */
export const classification = () =>
  z.strictObject({
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
    effective: dataClass().check(z.describe('What the request counted as: the highest of the three before.')),
  });

export const finding = () =>
  z.strictObject({
    type: text().check(
      z.describe(
        'Kind of what was found, such as payment-card; comprehend/… is what Amazon Comprehend found, such as comprehend/name.',
      ),
    ),
    count: count().check(z.describe('How many; 1 where Amazon Comprehend says that there are some.')),
  });
