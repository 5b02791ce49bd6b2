import { readRecords } from '../../../../scripts/audit/read-records';
import { pairRecords } from '../../../../scripts/audit/reconcile/pair-records';
import { story } from '../../../../scripts/audit/show/story';
import { storyWithoutDecision } from '../../../../scripts/audit/show/story-without-decision';
import type { Asked } from '../../../lambda/router/support/call-router';
import { throws } from '../../../lambda/router/support/fake-hosts';
import { paired } from '../support/paired';
import { each, objectOf, type Router, storedLines } from '../support/stored-records';

async function recorded(request: Asked, scripts: Router['scripts'] = {}, secondOpinion = false) {
  const lines = await storedLines({ requests: [request], scripts, secondOpinion });
  const { decisions, outcomes, secondOpinions } = await paired(lines);
  const decision = decisions.get('writer-1')?.record;
  if (!decision) throw new Error('no decision');
  return { decision, outcome: outcomes.get('writer-1')?.record, secondOpinions };
}

async function storyOf(request: Asked, scripts?: Router['scripts']) {
  const { decision, outcome } = await recorded(request, scripts);
  return story(decision, outcome);
}

test('one record says why that model answered', async () => {
  const text = await storyOf(
    { headers: { 'x-data-class': ['confidential'] } },
    { qwen: throws('unreachable', 'down') },
  );
  expect(text).toContain(
    'Caller claims (arn:aws:iam::111122223333:role/claims) requested model auto on the open lane of eu-central-1.',
  );
  expect(text).toContain(
    "It counted as confidential: the caller's floor is public; it declared confidential",
  );
  expect(text).toContain(
    'refused  confidential data may travel no further than region; nova answers at boundary geography',
  );
  expect(text).toContain('Decision: call qwen, then llama, then mistral.');
  expect(text).toMatch(/qwen gave no answer: unreachable after \d+ ms\./);
  expect(text).toContain('llama answered: host sagemaker, boundary account, processed in eu-central-1.');
  expect(text).toContain('7 tokens in, 2 tokens out.');
});

test('a refusal says that no model was called, and what the client got', async () => {
  const text = await storyOf({ headers: { 'x-data-class': ['secret'] } });
  expect(text).toContain('it declared an unknown class, which counts as restricted');
  expect(text).toContain('no model may answer; the client was given use_sealed_lane');
  expect(text).toContain('Outcome: refused, use_sealed_lane');
});

test('detected values are listed as types and counts', async () => {
  const messages = [{ role: 'user', content: 'My card number is 4111 1111 1111 1111' }];
  const text = await storyOf({ body: { model: 'auto', messages } });
  expect(text).toContain('it declared nothing; detected: 1 × payment-card (restricted).');
});

test.each([
  [null, 'no detector ran'],
  ['restricted', 'the detector failed, which counts as restricted'],
] as const)('a missing detection is explained: %s', async (detected, words) => {
  const { decision } = await recorded({});
  const dataClass = { ...decision.dataClass, detected };
  expect(story({ ...decision, dataClass, findings: null }, undefined)).toContain(words);
});

test('a request that could not be parsed says so', async () => {
  expect(await storyOf({ body: '{' })).toContain('the request could not be understood');
});

test('a decision without an outcome says that its end is unknown', async () => {
  const { decision } = await recorded({});
  expect(story(decision, undefined)).toContain('No outcome is recorded');
});

test('a second opinion says which service had the text, how far it went, and as what it counted until then', async () => {
  const { decision, outcome, secondOpinions } = await recorded({}, {}, true);
  expect(story(decision, outcome, secondOpinions.get('writer-1')?.record)).toContain(
    'Its text was sent to comprehend for a second opinion, recorded 2026-11-21T10:00:00.000Z: boundary region, eu-central-1; until then it counted as public.',
  );
});

test("a decision made where more than the region's own jurisdiction counted as home says so", async () => {
  const { decision } = await recorded({ headers: {} });
  expect(story({ ...decision, jurisdiction: ['EU', 'CH', 'GB'] }, undefined)).toContain(
    'Geography was wider than EU, the jurisdiction of eu-central-1: CH, GB counted as home too.',
  );
});

test('a decision about documents says how many were read', async () => {
  const { decision } = await recorded({ headers: {} });
  expect(story({ ...decision, documents: { read: 2, unread: 1 } }, undefined)).toContain(
    'Of its documents, the detector read 2 whole; 1 it could not read, or not whole.',
  );
});

test.each([[undefined], [null]])(
  'a decision with the documents %j says nothing of them',
  async (documents) => {
    const { decision } = await recorded({ headers: {} });
    expect(story({ ...decision, documents }, undefined)).not.toContain('documents');
  },
);

test.each([[undefined], [['EU']]])(
  'a decision with the jurisdiction %j says nothing of it',
  async (jurisdiction) => {
    const { decision } = await recorded({ headers: {} });
    expect(story({ ...decision, jurisdiction }, undefined)).not.toContain('Geography was wider');
  },
);
describe('a text released for a second opinion', () => {
  const arrival = 'Whether the text arrived there is not recorded.';

  test('is not said to have been sent where the request ended first', async () => {
    const { decision, outcome, secondOpinions } = await recorded({}, {}, true);
    const stopped = { ...decision, candidates: [], order: [], refusal: 'stopped' as const };
    const text = story(stopped, outcome, secondOpinions.get('writer-1')?.record);
    expect(text).toContain(`The request ended before there was a result. ${arrival}`);
    expect(text).toContain('No model was considered: the request ended before its second opinion came.');
    expect(text).toContain('Decision: none; no model may answer a request that has ended.');
    expect(text).not.toMatch(/was sent|failed|could not be understood/);
  });

  test('is not said to have been sent where the second opinion failed, and the detector did not', async () => {
    const { decision, outcome, secondOpinions } = await recorded({}, {}, true);
    const failed = {
      ...decision,
      findings: null,
      dataClass: { ...decision.dataClass, detected: 'restricted' as const },
    };
    const text = story(failed, outcome, secondOpinions.get('writer-1')?.record);
    expect(text).toContain(`It failed. ${arrival}`);
    expect(text).toContain('the second opinion failed, which counts as restricted');
    expect(text).not.toMatch(/was sent|the detector failed/);
  });
});

describe('a request without its decision', () => {
  const others = async (request: Asked, secondOpinion: boolean, lost: readonly number[]) => {
    const lines = await storedLines({ requests: [request], secondOpinion, lost });
    const { outcomes, secondOpinions } = await pairRecords(
      readRecords(each([objectOf(lines)]), () => undefined),
      () => undefined,
    );
    return [secondOpinions.get('writer-1')?.record, outcomes.get('writer-1')?.record] as const;
  };
  const IN_ACCOUNT: Asked = { body: { model: 'qwen', messages: [{ role: 'user', content: 'Hi' }] } };

  test('is told from its second opinion and its outcome', async () => {
    const [secondOpinion, outcome] = await others(IN_ACCOUNT, true, [2, 3]);
    if (!secondOpinion) throw new Error('no second opinion');
    const text = storyWithoutDecision({ secondOpinion, outcome });
    expect(text).toContain('Request writer-1, 2026-11-21T10:00:00.000Z: its decision is not here');
    expect(text).toContain('Caller claims (arn:aws:iam::111122223333:role/claims) sent it on the open lane');
    expect(text).toContain('Its text was released to comprehend for a second opinion');
    expect(text).toContain('The outcome says that the decision was not accepted');
    expect(text).toContain('Outcome: failed, audit_unavailable');
  });

  test('does not say that a model answered whose answer was dropped', async () => {
    const [secondOpinion, outcome] = await others(IN_ACCOUNT, false, [1, 2]);
    if (!outcome || secondOpinion) throw new Error('the outcome alone is expected');
    const text = storyWithoutDecision({ secondOpinion, outcome });
    expect(text).toContain(
      'qwen began to answer, and the router dropped its answer, because the decision was not accepted: host vllm',
    );
    expect(text).not.toContain('answered');
  });

  test('says that its end is not recorded where there is no outcome', async () => {
    const [secondOpinion] = await others(IN_ACCOUNT, true, [2, 3, 4, 5]);
    if (!secondOpinion) throw new Error('no second opinion');
    const text = storyWithoutDecision({ secondOpinion, outcome: undefined });
    expect(text).toContain('No outcome is here');
    expect(text).not.toContain('was not accepted');
  });
});

test('a record of an earlier version that names the model of a dropped answer is told in the same way', async () => {
  const { decision, outcome } = await recorded({});
  if (!outcome) throw new Error('no outcome');
  const text = story(decision, { ...outcome, outcome: 'failed', error: 'audit_unavailable' });
  expect(text).toContain('the router dropped its answer');
  expect(text).not.toContain('qwen answered');
});

test('an answer that broke off had begun, and is not said to be an answer', async () => {
  const { decision, outcome } = await recorded({});
  if (!outcome) throw new Error('no outcome');
  expect(story(decision, { ...outcome, outcome: 'partial' })).toContain('qwen began to answer: host vllm');
});
