import * as z from 'zod/mini';
import { TASKS } from '../../../../policy/task';
import { chain } from './chain';
import { classification, finding, request } from './request';
import { boundary, count, digest, errorCode, text } from './values';

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
      'not-the-named-model',
      'other-vectors',
      'lacks-ability',
      'refuses-setting',
      'refuses-guardrail',
    ])
    .check(
      z.describe(
        'Why it was kept or refused; other-task: it was allowed, but is not for what the endpoint needs; context-too-small: it was allowed, but prompt and answer are longer than its context; not-the-named-model: it was allowed, but the request or the deployment lets no other model answer than the one named; other-vectors: it was allowed, but its embeddings cannot be compared with those of the model before it; lacks-ability: it was allowed, but cannot do something that the request needs, such as tools or images; refuses-setting, refuses-guardrail: it was allowed, but it refuses a setting of the request, or the guardrail of the deployment.',
      ),
    ),
  words: text().check(z.describe('The reason as a sentence.')),
});

/**
 * What was decided about one request, and why: enough for an auditor to say why a model was, or was not, allowed
 * to see it. Holds no text of the request. Every field is always written; `null` is "none" or "not known". A field
 * removed or changed, or added without being optional to readers, makes a new schema name; a new word in an
 * enumeration does not.
 */
export const decision = z
  .strictObject({
    schema: z
      .literal('hybrid-llm/decision/1')
      .check(z.describe('What this line is, and the version of its fields.')),
    ...request('When it was decided'),
    task: z
      .optional(z.enum(TASKS))
      .check(
        z.describe(
          'What the endpoint needs of a model: chat, or embedding. Absent in records from before this field, which are of chat.',
        ),
      ),
    requestedModel: text().check(
      z.describe('A model of the deployment, auto, or unknown where the request named none of these.'),
    ),
    dataClass: classification().check(z.describe('How sensitive the request is, and who says so.')),
    findings: z
      .nullable(z.array(finding()))
      .check(
        z.describe(
          'What was detected, as types and counts; null: the detector did not run; or it, or the second opinion asked for, failed, and then detected is restricted.',
        ),
      ),
    documents: z
      .optional(
        z.nullable(
          z.strictObject({
            read: count().check(z.describe('Documents of which the detector read everything but pictures.')),
            unread: count().check(
              z.describe(
                'Documents of which it could not read some or all; each is an unread-document above.',
              ),
            ),
          }),
        ),
      )
      .check(
        z.describe(
          'How many documents the request has; null: none, or it could not be read. Absent in records from before this field.',
        ),
      ),
    jurisdiction: z
      .optional(z.array(text()).check(z.minLength(1)))
      .check(
        z.describe(
          'The jurisdictions that counted as home: EU, or country codes of ISO 3166-1. Boundary geography means inside them. Absent in records from before this field.',
        ),
      ),
    residency: boundary().check(z.describe('The widest boundary the deployment allows for any class.')),
    candidates: z
      .array(candidate)
      .check(
        z.describe(
          'Every model considered; none where the request could not be understood, or ended before a decision.',
        ),
      ),
    order: z
      .array(text())
      .check(
        z.describe(
          'The kept models in the order to be tried; none where the request was refused or stopped.',
        ),
      ),
    refusal: z
      .nullable(z.enum([...errorCode().options, 'stopped']))
      .check(
        z.describe(
          'The code of the error the client was given instead of an answer; stopped: the request ended before its second opinion came, so nothing was decided. Its outcome says why.',
        ),
      ),
    promptDigest: z
      .nullable(digest())
      .check(
        z.describe(
          'Keyed digest of the messages, with the tools and the form of the answer where there are some, or of the texts to embed; null where they could not be read.',
        ),
      ),
    chain: chain().check(z.describe('Place among the records of its writer.')),
  })
  .check(
    z.describe(
      'What was decided about one request, and why. Accepted before the prompt left the account, and before the first byte of the answer.',
    ),
  );
