import type { AuditFinding } from '../../../scripts/audit/audit-finding';
import { pairRecords } from '../../../scripts/audit/pair-records';
import { readRecords } from '../../../scripts/audit/read-records';
import { story } from '../../../scripts/audit/story';
import type { Asked } from '../../lambda/router/support/call-router';
import { throws } from '../../lambda/router/support/fake-hosts';
import { each, objectOf, type Router, storedLines } from './support/stored-records';

async function recorded(request: Asked, scripts: Router['scripts'] = {}, secondOpinion = false) {
  const lines = await storedLines({ requests: [request], scripts, secondOpinion });
  const never = (finding: AuditFinding) => {
    throw new Error(finding.words);
  };
  const { decisions, outcomes, secondOpinions } = await pairRecords(
    readRecords(each([objectOf(lines)]), never),
    never,
  );
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

test.each([[undefined], [['EU']]])(
  'a decision with the jurisdiction %j says nothing of it',
  async (jurisdiction) => {
    const { decision } = await recorded({ headers: {} });
    expect(story({ ...decision, jurisdiction }, undefined)).not.toContain('Geography was wider');
  },
);
