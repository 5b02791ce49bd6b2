import * as z from 'zod/mini';
import { OUTCOMES } from '../../contract/outcome';
import { chain } from './chain';
import { boundary, count, digest, errorCode, host, lane, text, time } from './values';

const attempt = z.strictObject({
  model: text().check(z.describe('The model called.')),
  host: host().check(z.describe('Where it runs.')),
  boundary: boundary().check(z.describe('How far the prompt travelled.')),
  regions: z
    .array(text())
    .check(z.describe('AWS regions it may have been processed in; *: any commercial region.')),
  reason: z
    .nullable(
      z.enum([
        'unreachable',
        'timeout',
        'throttled',
        'not-ready',
        'failed',
        'malformed',
        'unreadable',
        'denied',
        'too-long',
        'rejected',
        'stopped',
      ]),
    )
    .check(z.describe('Why it gave no answer; null where it did; stopped: the request had ended.')),
  status: z.nullable(count()).check(z.describe('HTTP status of the failure, where there was one.')),
  ms: count().check(z.describe('Milliseconds until its first event, or until it was given up.')),
});

/**
 * What then happened: one for every request of which a record was accepted, and for every request that called a model
 * inside the account while its decision was not accepted. Holds no text of the answer.
 */
export const outcome = z
  .strictObject({
    schema: z
      .literal('hybrid-llm/outcome/1')
      .check(z.describe('What this line is, and the version of its fields.')),
    decisionId: text().check(z.describe('Id of the decision this is the outcome of.')),
    time: time().check(z.describe('When the answer ended: UTC, ISO 8601, milliseconds.')),
    deployment: text().check(z.describe('The deployment file.')),
    lane: lane().check(z.describe('The router function that answered.')),
    caller: text().check(z.describe('The caller of the deployment who asked.')),
    outcome: z
      .enum(OUTCOMES)
      .check(
        z.describe(
          'complete: the whole answer was handed over; partial: some of it; failed: none of it; refused: no model was called.',
        ),
      ),
    error: z
      .nullable(z.enum([...errorCode().options, 'client_gone']))
      .check(z.describe('The code of the error the client was given; client_gone where it had left.')),
    attempts: z
      .array(attempt)
      .check(
        z.describe('Every call that was made, in order, those that answered included: one for each answer.'),
      ),
    model: z.nullable(text()).check(z.describe('The model that answered.')),
    host: z.nullable(host()).check(z.describe('Where it runs.')),
    boundary: z.nullable(boundary()).check(z.describe('How far the prompt travelled.')),
    regions: z
      .array(text())
      .check(z.describe('AWS regions it may have been processed in; *: any commercial region.')),
    inputTokens: z
      .nullable(count())
      .check(
        z.describe(
          'Tokens of the prompt, as the model counted them; for several answers, those of each call.',
        ),
      ),
    outputTokens: z
      .nullable(count())
      .check(z.describe('Tokens of the answer, or of all answers, as the model counted them.')),
    cachedTokens: z
      .optional(z.nullable(count()))
      .check(z.describe('Of inputTokens, those read from a cache; null where the model does not say.')),
    cacheWriteTokens: z
      .optional(z.nullable(count()))
      .check(z.describe('Of inputTokens, those written to a cache; null where the model does not say.')),
    reasoningTokens: z
      .optional(z.nullable(count()))
      .check(z.describe('Of outputTokens, those of reasoning; null where the model does not say.')),
    thinking: z
      .optional(z.nullable(z.enum(['on', 'off'])))
      .check(
        z.describe(
          'Whether the model that answered was to think first; null where none answered, or where it is not known.',
        ),
      ),
    costUsd: z
      .nullable(z.number().check(z.gte(0)))
      .check(
        z.describe(
          'Tokens at list price, US dollars, Bedrock models only, cached tokens at the full price of the prompt; null where none is known, and for models whose cost is the time of a GPU.',
        ),
      ),
    finishReason: z
      .nullable(z.enum(['stop', 'length', 'tool-calls', 'content-filter']))
      .check(z.describe('Why the model ended its answer, or the first of several.')),
    firstEventMs: z
      .nullable(count())
      .check(
        z.describe(
          "Milliseconds from arrival to the first event of the model's answer; for several, until each had begun.",
        ),
      ),
    firstByteMs: z
      .nullable(count())
      .check(
        z.describe('Milliseconds from arrival until the response began: decision recorded, answer there.'),
      ),
    totalMs: count().check(z.describe('Milliseconds from arrival to the end of the answer.')),
    answerDigest: z
      .nullable(digest())
      .check(
        z.describe(
          'Keyed digest of the answer, or of all answers, as far as it went; null where there was none, or no key.',
        ),
      ),
    chain: chain().check(z.describe('Place among the records of its writer.')),
  })
  .check(z.describe('What then happened with one request.'));
